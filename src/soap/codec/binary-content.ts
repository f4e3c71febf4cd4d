/**
 * Binary content of a message: bytes that stand in it as base64, or an attachment that travels beside it
 * (MTOM, SwA, DIME) and is read as it arrives.
 */
export type BinaryContent = Uint8Array | AttachedContent;

/** Content that is not in memory. */
export interface AttachedContent {
  /** Bytes, where known beforehand. */
  readonly size?: number;
  readonly mediaType?: string;
  /** The bytes in order; can be called once where they come from a connection. */
  stream(): AsyncIterable<Uint8Array>;
}

/** Whether content travels beside the message, instead of in memory. */
export function isAttached(content: BinaryContent): content is AttachedContent {
  return !(content instanceof Uint8Array);
}

/** The bytes of a content, piece by piece, however it came. */
export async function* streamContent(content: BinaryContent): AsyncGenerator<Uint8Array> {
  if (isAttached(content)) yield* content.stream();
  else yield content;
}

/** All bytes of a content in memory: for contents that are known to be small. */
export async function readContent(content: BinaryContent): Promise<Uint8Array> {
  if (!isAttached(content)) return content;
  const pieces: Uint8Array[] = [];
  for await (const piece of content.stream()) pieces.push(piece);
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
