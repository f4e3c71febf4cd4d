import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { EndpointLimits } from './limits.ts';

/**
 * The body of a request, read on demand. Only time spent waiting for the sender counts against the limits, not the
 * time that the reader takes.
 *
 * @param source The request itself, or its decompressed form.
 * @throws MESSAGE_TOO_LARGE, RECEIVE_TIMEOUT, BODY_UNREADABLE (while it is iterated)
 */
export function readBody(
  request: IncomingMessage,
  source: Readable,
  limits: EndpointLimits,
): AsyncGenerator<Uint8Array> {
  // Listening from now on, even while nobody reads: an error event without a listener ends the process.
  let failure: unknown;
  source.on('error', (error: unknown) => {
    failure = error;
  });
  return pulled(request, source, limits, () => failure);
}

async function* pulled(
  request: IncomingMessage,
  source: Readable,
  limits: EndpointLimits,
  failure: () => unknown,
): AsyncGenerator<Uint8Array> {
  // A body that came in one piece with the headers is there once the event loop has served its sockets.
  await afterArrivals();
  let received = 0;
  let waited = 0;
  for (;;) {
    const chunk: Uint8Array | null = source.read();
    if (chunk !== null) {
      received += chunk.length;
      if (received > limits.total) {
        throw new PlegmaError('MESSAGE_TOO_LARGE', `The message is larger than ${limits.total} bytes.`);
      }
      yield chunk;
    } else if (source.readableEnded || (source === request && isReadWhole(request))) {
      return;
    } else {
      if (failure() !== undefined || source.destroyed || isCut(request)) throw unreadable(failure());
      const allowed = limits.patience + (received / limits.minimumRate) * 1000 - waited;
      waited += await waitForNews(request, source, Math.min(limits.patience, allowed));
    }
  }
}

/** Node reads what has arrived before it runs immediates; promises would run between the headers and their body. */
function afterArrivals(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A request that has come whole and holds no more bytes is at its end; the stream says so only one turn later. */
function isReadWhole(request: IncomingMessage): boolean {
  return request.complete && !request.destroyed;
}

/** A request that was read whole is destroyed as well, while its decompressed form may still be read. */
function isCut(request: IncomingMessage): boolean {
  return request.destroyed && !request.complete;
}

/** Waits for news from the sender, good or bad. @returns How long that took, in milliseconds. */
function waitForNews(request: IncomingMessage, source: Readable, milliseconds: number): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    let last: NodeJS.Immediate | undefined;
    const stop = () => {
      clearTimeout(timer);
      clearImmediate(last);
      source.off('readable', news).off('end', news).off('error', news);
      request.off('close', news);
    };
    const news = () => {
      stop();
      resolve(performance.now() - began);
    };
    const late = () => {
      stop();
      reject(new PlegmaError('RECEIVE_TIMEOUT', 'The sender took too long over its message.'));
    };
    // A busy server finds its timers due first: what arrived meanwhile is looked at before it is called late. And a
    // sender who has sent everything is not to blame for a slow decompressor.
    const due = () => {
      if (!request.complete) last = setImmediate(late);
    };
    const timer = setTimeout(due, Math.max(0, milliseconds));
    source.on('readable', news).on('end', news).on('error', news);
    request.on('close', news);
  });
}

function unreadable(cause: unknown): PlegmaError {
  return new PlegmaError('BODY_UNREADABLE', 'The body broke off, or its compression is damaged.', { cause });
}
