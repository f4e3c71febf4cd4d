import { PlegmaError } from '../../errors/plegma-error.ts';

/** The refusal of a signature whose parts are not what XML-DSig and BSP 1.0 allow. */
export function malformed(found: string): PlegmaError {
  return new PlegmaError('SIGNATURE_MALFORMED', `The signature is not accepted: ${found}.`);
}

/** The refusal of an algorithm; the URI is cut, as it comes from the message. */
export function unsupported(purpose: string, uri: string | undefined, expected?: string): PlegmaError {
  const found = uri === undefined ? 'none' : `"${uri.slice(0, 120)}"`;
  return new PlegmaError(
    'SIGNATURE_ALGORITHM_UNSUPPORTED',
    `The ${purpose} ${found} is not accepted${expected === undefined ? '' : `; ${expected}`}.`,
  );
}
