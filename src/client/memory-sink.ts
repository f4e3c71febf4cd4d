import { digestOf } from './digest.ts';
import type { FileSink } from './file-sink.ts';

/** Keeps what is received in memory: for browsers, and for small files. */
export class MemorySink implements FileSink {
  #pieces: Uint8Array[] = [];

  async write(piece: Uint8Array): Promise<void> {
    this.#pieces.push(piece);
  }

  digest(): Promise<string> {
    return digestOf(this.bytes());
  }

  async keep(): Promise<void> {}

  async discard(): Promise<void> {
    this.#pieces = [];
  }

  /** All that was received. */
  bytes(): Uint8Array {
    const whole = new Uint8Array(this.#pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}
