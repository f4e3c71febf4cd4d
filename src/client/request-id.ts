import { toHex } from '../security/bytes.ts';

const RANDOM_BYTES = 16;

/**
 * Makes an id for a request that creates or moves something. Sent again under the same id the request is done once and
 * gets the same answer: keep the id if the request may have to be repeated.
 */
export function newRequestId(): string {
  return `req-${toHex(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)))}`;
}
