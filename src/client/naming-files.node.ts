import { PlegmaError } from '../errors/plegma-error.ts';

/** A refusal once more, which says of what files: a configuration names many. */
export function namingFiles(refusal: PlegmaError, ...files: readonly string[]): PlegmaError {
  return new PlegmaError(refusal.code, `${files.join(', ')}: ${refusal.message}`, { cause: refusal });
}
