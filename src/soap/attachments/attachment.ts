/** Bytes in the order in which they come or go; whoever reads them reads them once. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** How a message carries content beside its envelope. `plain` carries none. */
export type PackageForm = 'plain' | 'swa' | 'mtom' | 'dime';

/** One part of a package as it arrives. */
export interface Attachment {
  /** As `comparableContentId` has it, without the brackets of MIME and without `cid:`; empty where the part has none. */
  readonly contentId: string;
  /** The part's Content-Location without white space, where it has one: the other name that it can be referred to by. */
  readonly location?: string | undefined;
  /** The part's Content-Type as written; DIME types that are URIs come as they are. */
  readonly mediaType: string;
  /** The MIME headers, unfolded, by lower-case name; absent where the part came otherwise. */
  readonly headers?: ReadonlyMap<string, string>;
  /** Can be read once, and only until the next part is asked for. */
  readonly content: ByteStream;
}

/**
 * The attachments of a message, in the order of arrival. They are not spooled: a part is read from the
 * connection as it is asked for, so that a part of any size passes in constant memory. What is not read of a part
 * when the next one is asked for is skipped.
 *
 * Attachments are not covered by the message's signature in the stacks that are known (IN-53): compare them with a
 * digest in the signed Body. Those that a signature covers by the SwA profile were read and verified before.
 */
export type Attachments = AsyncIterable<Attachment>;

/** A part to be sent. Its size is told beforehand, because answers have a Content-Length (IN-1). */
export interface OutgoingAttachment {
  readonly contentId: string;
  readonly mediaType: string;
  /** Bytes. The content must be exactly as long. */
  readonly size: number;
  readonly content: ByteStream;
}

/** The attachments of a message that has none. */
export const noAttachments: Attachments = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

/** Makes a part of bytes that are already in memory. */
export function attachBytes(contentId: string, mediaType: string, bytes: Uint8Array): OutgoingAttachment {
  return { contentId, mediaType, size: bytes.byteLength, content: streamOf(bytes) };
}

/** A stream of one chunk. */
export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
