import type { Transport } from '../../soap/client/transport.ts';

/** What went over a transport. */
export interface Traffic {
  /** Requests that were sent, each with its answer. */
  exchanges: number;
  /** Bytes of their bodies. */
  sent: number;
  received: number;
}

/** A transport that counts. */
export function countingTransport(transport: Transport, traffic: Traffic): Transport {
  return async (request) => {
    traffic.exchanges += 1;
    traffic.sent += request.contentLength;
    const response = await transport(request);
    return { ...response, body: counted(response.body, traffic) };
  };
}

async function* counted(body: AsyncIterable<Uint8Array>, traffic: Traffic): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    traffic.received += piece.length;
    yield piece;
  }
}
