import { PlegmaError } from '../../errors/plegma-error.ts';
import type { MessageShare } from '../message-room.ts';
import type { ByteStream } from './attachment.ts';

const EMPTY = new Uint8Array(0);

/**
 * Reads a stream piece by piece, holding no more than a chunk and the piece asked for. One reader at a time:
 * the methods are not meant to be called while another call is pending.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #limit: number;
  #held: Uint8Array = EMPTY;
  #received = 0;

  /** @param limit Bytes that the whole stream may have. */
  constructor(source: ByteStream, limit: number) {
    this.#source = source[Symbol.asyncIterator]();
    this.#limit = limit;
  }

  /** The next `count` bytes. @throws ATTACHMENTS_MALFORMED where the stream ends before. */
  async take(count: number): Promise<Uint8Array> {
    await this.peek(count);
    return this.#release(count);
  }

  /** The next `count` bytes, which stay to be read. @throws ATTACHMENTS_MALFORMED where the stream ends before. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.#held.length < count) await this.#needMore();
    return this.#held.subarray(0, count);
  }

  /** A line without its end (LF or CRLF), decoded as UTF-8, and how it ended. */
  async line(longest: number): Promise<{ readonly text: string; readonly end: string }> {
    let end = this.#held.indexOf(LF);
    while (end < 0 && this.#held.length <= longest) {
      const searched = this.#held.length;
      await this.#needMore();
      end = this.#held.indexOf(LF, searched);
    }
    if (end < 0 || end > longest) {
      throw new PlegmaError('ATTACHMENTS_LIMIT', `A line of the package is longer than ${longest} bytes.`);
    }
    const line = decoder.decode(this.#release(end + 1));
    return line.endsWith('\r\n')
      ? { text: line.slice(0, -2), end: '\r\n' }
      : { text: line.slice(0, -1), end: '\n' };
  }

  /** Exactly `count` bytes, as they come. */
  exactly(count: number): ByteStream {
    return resumable(this.#exactly(count));
  }

  /** Everything before `delimiter`, as it comes; the delimiter itself is consumed. */
  until(delimiter: Uint8Array): ByteStream {
    return resumable(this.#until(delimiter));
  }

  async *#exactly(count: number): AsyncGenerator<Uint8Array> {
    let missing = count;
    while (missing > 0) {
      if (this.#held.length === 0) await this.#needMore();
      const piece = this.#release(Math.min(missing, this.#held.length));
      missing -= piece.length;
      yield piece;
    }
  }

  async *#until(delimiter: Uint8Array): AsyncGenerator<Uint8Array> {
    for (;;) {
      const found = search(this.#held, delimiter);
      if (found.complete) {
        if (found.at > 0) yield this.#release(found.at);
        this.#release(delimiter.length);
        return;
      }
      if (found.at > 0) yield this.#release(found.at);
      await this.#needMore();
    }
  }

  /** Whether nothing but the end comes now. */
  async atEnd(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#more());
  }

  #release(count: number): Uint8Array {
    const released = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return released;
  }

  async #needMore(): Promise<void> {
    if (await this.#more()) return;
    throw new PlegmaError('ATTACHMENTS_MALFORMED', 'The package ends in the middle of a part.');
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    this.#received += next.value.length;
    if (this.#received > this.#limit) {
      throw new PlegmaError('ATTACHMENTS_LIMIT', `The package is larger than ${this.#limit} bytes.`);
    }
    this.#held = this.#held.length === 0 ? next.value : join([this.#held, next.value]);
    return true;
  }
}

/**
 * Reads a stream to its end.
 *
 * @param what Named in the sentence of the refusal: `envelope`.
 * @param share Of the message that it is read for, where there is one among strangers.
 * @throws MESSAGE_TOO_LARGE where it is longer than `limit` bytes.
 * @throws SERVER_BUSY
 */
export async function readAll(
  stream: ByteStream,
  limit: number,
  what: string,
  share?: MessageShare,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > limit) {
      throw new PlegmaError('MESSAGE_TOO_LARGE', `The ${what} is larger than ${limit} bytes.`);
    }
    pieces.push(piece);
    share?.hold(piece.length);
  }
  return join(pieces);
}

/** Reads what is left of a stream and forgets it. */
export async function skip(stream: ByteStream): Promise<void> {
  for await (const _ of stream);
}

/**
 * A `for await` that is left early closes its generator. Here it must not: what the reader of a part left
 * behind is still in front of the next part and is read over then.
 */
function resumable(pieces: AsyncGenerator<Uint8Array>): ByteStream {
  return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) };
}

const LF = 10;
const decoder = new TextDecoder();

/** One array of all the pieces. There may be more than a call has arguments: a sender cuts as it likes. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const joined = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** Where `delimiter` stands in `bytes`, or where a beginning of it stands at their end. */
function search(
  bytes: Uint8Array,
  delimiter: Uint8Array,
): { readonly at: number; readonly complete: boolean } {
  const first = delimiter[0] ?? 0;
  let at = bytes.indexOf(first);
  while (at >= 0) {
    let matched = 1;
    while (matched < delimiter.length && bytes[at + matched] === delimiter[matched]) matched++;
    if (matched === delimiter.length) return { at, complete: true };
    if (at + matched === bytes.length) return { at, complete: false };
    at = bytes.indexOf(first, at + 1);
  }
  return { at: bytes.length, complete: false };
}
