import { PlegmaError } from '../../errors/plegma-error.ts';

/** The refusal of a kind of token or reference that is not used here. */
export function tokenUnsupported(found: string): PlegmaError {
  return new PlegmaError('TOKEN_UNSUPPORTED', `The signature's key is given by ${found}.`);
}

/** The refusal of a token that is not what it says it is. */
export function tokenInvalid(found: string): PlegmaError {
  return new PlegmaError('TOKEN_INVALID', `The signature's key is given by ${found}.`);
}
