import { PlegmaError } from '../errors/plegma-error.ts';
import type { Identity } from '../security/identity.ts';
import type { CallContext } from '../soap/server/operation.ts';

/** Who asks for something, and with which signed request. */
export interface Requester {
  readonly identity: Identity;
  /** SHA-256 (hex) of the signed request. */
  readonly evidence: string;
  /** The client's id of the request, where it has one. */
  readonly requestId: string | undefined;
}

/**
 * The requester of a call. The WS-Addressing MessageID serves as request id if the message has none.
 *
 * @throws SIGNATURE_MISSING if the call was not signed.
 */
export function requesterOf({ caller, messageId }: CallContext, requestId?: string): Requester {
  if (caller.kind === 'anonymous') {
    throw new PlegmaError('SIGNATURE_MISSING', 'This operation needs a signed request.');
  }
  return { identity: caller.identity, evidence: caller.evidence, requestId: requestId ?? messageId };
}
