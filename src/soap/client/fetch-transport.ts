import { streamOf } from '../attachments/attachment.ts';
import { readAll } from '../attachments/byte-reader.ts';
import type { Transport, TransportRequest } from './transport.ts';
import { transportError } from './transport-error.ts';

/** What is used of the global `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A transport over `fetch`: for browsers and every other runtime that has it. `fetch` sends streams in chunks,
 * which unknown servers do not take, so that attachments are gathered in memory first; in Node
 * `undiciTransport` streams them.
 *
 * @example
 * const registry = createProxy(registryContract, fetchTransport(), { address });
 */
export function fetchTransport(fetchImplementation: Fetch = fetch): Transport {
  return async (request) => {
    const response = await post(request, fetchImplementation);
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? undefined,
      body: response.body === null ? streamOf(new Uint8Array(0)) : streamed(response.body, request),
    };
  };
}

async function post(request: TransportRequest, fetchImplementation: Fetch): Promise<Response> {
  const { address, headers, body, contentLength, signal } = request;
  const bytes = body instanceof Uint8Array ? body : await readAll(body, contentLength, 'request');
  try {
    return await fetchImplementation(address.href, {
      method: 'POST',
      headers,
      body: bytes.slice(),
      // A redirected POST becomes a GET at many servers; the caller is told instead.
      redirect: 'error',
      signal,
    });
  } catch (cause) {
    throw transportError(request, cause);
  }
}

async function* streamed(
  body: ReadableStream<Uint8Array>,
  request: TransportRequest,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (cause) {
    throw transportError(request, cause);
  } finally {
    // Left early, the rest is not wanted: the connection is let go.
    await reader.cancel().catch(() => undefined);
  }
}
