import type { MessageShare } from '../message-room.ts';
import type { Attachment } from './attachment.ts';
import { join } from './byte-reader.ts';
import { heldThenRest } from './held-then-rest.ts';

/** A part of which some has been read. */
export interface PartRead {
  /** All of it, where it is not longer than was allowed. */
  readonly bytes: Uint8Array | undefined;
  /** Bytes read. */
  readonly size: number;
  /** The part as if nothing of it had been read. */
  readonly attachment: Attachment;
}

/**
 * Reads a part to its end, or until it is longer than `limit` bytes.
 *
 * @throws SERVER_BUSY
 */
export async function readUpTo(
  attachment: Attachment,
  limit: number,
  share: MessageShare | undefined,
): Promise<PartRead> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const content = attachment.content[Symbol.asyncIterator]();
  for (let next = await content.next(); next.done !== true; next = await content.next()) {
    pieces.push(next.value);
    share?.hold(next.value.length);
    size += next.value.length;
    if (size > limit) {
      // From here on it is a stream.
      share?.hold(-size);
      return {
        bytes: undefined,
        size,
        attachment: { ...attachment, content: heldThenRest(pieces, content) },
      };
    }
  }
  return { bytes: join(pieces), size, attachment: { ...attachment, content: heldThenRest(pieces, content) } };
}
