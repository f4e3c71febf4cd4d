import { PlegmaError } from '../errors/plegma-error.ts';

/**
 * The refusal of a certificate and key that cannot sign.
 *
 * @param found What is wrong, to stand behind a colon and before a full stop.
 */
export function credentialUnusable(found: string, cause?: unknown): PlegmaError {
  return new PlegmaError('CREDENTIAL_UNUSABLE', `The credential cannot be used: ${found}.`, { cause });
}
