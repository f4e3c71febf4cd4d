import { PlegmaError } from '../errors/plegma-error.ts';
import { hasSystemCode } from '../errors/system-code.ts';

/** Says why a file of this machine cannot be read. */
export function fileUnreadable(path: string, cause: unknown): PlegmaError {
  const missing = hasSystemCode(cause, 'ENOENT');
  const sentence = missing ? `There is no file ${path}.` : `The file ${path} cannot be read.`;
  return new PlegmaError('FILE_UNREADABLE', sentence, { cause });
}
