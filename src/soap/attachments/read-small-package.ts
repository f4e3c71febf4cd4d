import type { MessageShare } from '../message-room.ts';
import type { Attachment, Attachments } from './attachment.ts';
import { heldThenRest } from './held-then-rest.ts';
import { readUpTo } from './read-up-to.ts';

/** Bytes of the parts together: no more than what comes with most envelopes. */
const SMALL = 64 * 1024;

/**
 * Reads a small package to its end before anything is done with its message: of one that is cut, that has too many parts or
 * two of one name, nothing must have had an effect. Larger ones are streams, which whoever reads them has to read to the end.
 *
 * @returns All parts, as if none had been read.
 * @throws ATTACHMENTS_MALFORMED, ATTACHMENTS_LIMIT, SERVER_BUSY
 */
export async function readSmallPackage(
  attachments: Attachments,
  share: MessageShare | undefined,
): Promise<Attachments> {
  const held: Attachment[] = [];
  const parts = attachments[Symbol.asyncIterator]();
  for (let left = SMALL; left >= 0; ) {
    const next = await parts.next();
    if (next.done === true) break;
    const { attachment, size } = await readUpTo(next.value, left, share);
    held.push(attachment);
    left -= size;
  }
  return heldThenRest(held, parts);
}
