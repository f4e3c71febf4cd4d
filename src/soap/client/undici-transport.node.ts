import { pipeline, Readable } from 'node:stream';
import { Agent, type Dispatcher, request as send } from 'undici';
import { decompressorFor } from '../content-coding.node.ts';
import type { Transport } from './transport.ts';
import { transportError } from './transport-error.ts';

/** How connections are made. */
export interface UndiciTransportOptions {
  /** Certificates (PEM) of authorities that TLS servers are trusted by, instead of Node's own. */
  readonly ca?: string | readonly string[];
  /** Connections kept open to one server; 8 by default. */
  readonly connections?: number;
}

/** A transport over undici that streams attachments and answers in both directions, and keeps connections open. */
export function undiciTransport(options: UndiciTransportOptions = {}): Transport {
  const dispatcher: Dispatcher = new Agent({
    connections: options.connections ?? 8,
    // The caller's own time limit applies.
    headersTimeout: 0,
    bodyTimeout: 0,
    ...(options.ca === undefined ? {} : { connect: { ca: [options.ca].flat() } }),
  });
  return async (request) => {
    const { address, headers, body, contentLength, signal } = request;
    const failed = (cause: unknown) => transportError(request, cause);
    try {
      const response = await send(address, {
        dispatcher,
        method: 'POST',
        headers: { ...headers, 'content-length': String(contentLength) },
        body: body instanceof Uint8Array ? body : Readable.from(body, { objectMode: false }),
        signal,
      });
      return {
        status: response.statusCode,
        contentType: [response.headers['content-type']].flat()[0],
        body: streamed(plain(response.body, response.headers['content-encoding']), failed),
      };
    } catch (cause) {
      throw failed(cause);
    }
  };
}

/** A request that names no coding that it accepts may be answered in any (RFC 9110 §12.5.3). */
function plain(body: Readable, coding: string | string[] | undefined): Readable {
  const decompressor = decompressorFor([coding].flat().join());
  if (decompressor === undefined) return body;
  // What fails is told to whoever reads.
  return pipeline(body, decompressor, () => undefined);
}

async function* streamed(body: Readable, failed: (cause: unknown) => unknown): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw failed(cause);
  }
}
