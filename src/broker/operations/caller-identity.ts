import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import type { CallContext } from '../../soap/server/operation.ts';

/**
 * Who signed the request.
 *
 * @throws SIGNATURE_MISSING for nobody; endpoints refuse unsigned requests to these operations earlier.
 */
export function callerIdentity({ caller }: CallContext): Identity {
  if (caller.kind === 'identified') return caller.identity;
  throw new PlegmaError('SIGNATURE_MISSING', 'What a provider registers is taken only in a signed request.');
}
