import { PlegmaError } from '../../errors/plegma-error.ts';
import type { ByteStream } from '../attachments/attachment.ts';
import type { Transport } from './transport.ts';

/**
 * Gives up a server that is silent for `milliseconds`: until its answer begins, and between any two pieces of it.
 * A long answer that keeps coming may take as long as it needs.
 */
export function withTimeout(transport: Transport, milliseconds: number): Transport {
  return async (request) => {
    const silence = new SilenceTimer(request.address.origin, milliseconds);
    try {
      const signal = AbortSignal.any([request.signal, silence.signal]);
      const response = await transport({ ...request, signal });
      return { ...response, body: silence.watch(response.body) };
    } catch (error) {
      silence.end();
      throw error;
    }
  };
}

class SilenceTimer {
  readonly #controller = new AbortController();
  readonly #origin: string;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(origin: string, milliseconds: number) {
    this.#origin = origin;
    this.#milliseconds = milliseconds;
    this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  async *watch(body: ByteStream): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of body) {
        // The reader may take its time over a piece: meanwhile nobody waits for the server.
        this.end();
        yield piece;
        this.#start();
      }
    } finally {
      this.end();
    }
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #start(): void {
    const sentence = `${this.#origin} was silent for ${this.#milliseconds / 1000} s.`;
    this.#timer = setTimeout(
      () => this.#controller.abort(new PlegmaError('TRANSPORT_TIMEOUT', sentence)),
      this.#milliseconds,
    );
  }
}
