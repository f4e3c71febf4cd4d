import { signedHeaders } from '../addressing/signed-headers.ts';
import type { CallProgress } from './call.ts';

/**
 * Whether the addressing headers of the answer are signed: where the request's own MessageID is. The answer then says under
 * its signature to which request it relates, and nobody in between can give one in place of another. Peers of the GRIA
 * family sign Body and Timestamp alone and get the same (GR-35).
 */
export function signsAddressing({ admitted, addressing }: CallProgress): boolean {
  if (admitted?.kind !== 'verified' || addressing?.messageId === undefined) return false;
  return signedHeaders(admitted.headers, 'MessageID').includes(addressing.messageId);
}
