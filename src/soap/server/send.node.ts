import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { HttpAnswer } from './served-call.ts';

/** How much of a refused request is read and dropped, so that its sender comes to read the refusal: bytes, milliseconds. */
const DRAINED = { bytes: 16 * 1024 * 1024, time: 500 };

/**
 * Last stage: writes the answer with a Content-Length, never in chunks, and closes the connection of an HTTP/1.0
 * client (IN-1) or where the request was not read to its end.
 *
 * @param patience Milliseconds in which a reader has to take something: what is not read stays in memory.
 * @throws TRANSPORT_FAILED where the client went away, or an attachment was not as long as it said. The
 * connection is closed then: a cut message must not look like a whole one.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: HttpAnswer,
  patience: number,
): Promise<void> {
  if (!request.complete && !request.destroyed) await drain(request);
  if (request.httpVersionMajor === 1 && request.httpVersionMinor === 0) response.shouldKeepAlive = false;
  if (!request.complete) response.shouldKeepAlive = false;
  const { content } = answer;
  response.setTimeout(patience);
  response.writeHead(answer.status, headersOf(answer));
  if (content === undefined) response.end();
  else if (typeof content.body === 'string')
    response.end(content.body, encodingOf(content.body, content.contentLength));
  else if (content.body instanceof Uint8Array) response.end(content.body);
  else await stream(response, content.body, content.contentLength);
}

/** Name, value, name, value: Node writes such a list without another look at it. */
function headersOf({ content, headers }: HttpAnswer): OutgoingHttpHeader[] {
  const length = ['Content-Length', `${content?.contentLength ?? 0}`];
  const own = content === undefined ? length : ['Content-Type', content.contentType, ...length];
  return headers === undefined ? own : [...own, ...Object.entries(headers).flat()];
}

/** If every character is one byte the two encodings agree, and `latin1` needs no conversion. */
function encodingOf(text: string, bytes: number): 'latin1' | 'utf8' {
  return text.length === bytes ? 'latin1' : 'utf8';
}

async function stream(
  response: ServerResponse,
  body: AsyncIterable<Uint8Array>,
  contentLength: number,
): Promise<void> {
  let left = contentLength;
  try {
    for await (const piece of body) {
      left -= piece.length;
      if (left < 0 || response.destroyed) break;
      if (!response.write(piece)) await flushed(response);
    }
  } catch (cause) {
    response.destroy();
    throw new PlegmaError('TRANSPORT_FAILED', 'An attachment of the answer could not be read to its end.', {
      cause,
    });
  }
  if (left === 0 && !response.destroyed) {
    response.end();
    return;
  }
  response.destroy();
  throw new PlegmaError(
    'TRANSPORT_FAILED',
    'The answer was not sent whole: the client left, or a part had another size.',
  );
}

function flushed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}

/** Closing a connection with unread bytes resets it, and a reset can overtake the answer: so they are read first. */
function drain(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let left = DRAINED.bytes;
    const stop = () => {
      clearTimeout(timer);
      request.off('data', count).off('end', stop).off('close', stop).off('error', stop);
      request.pause();
      resolve();
    };
    const count = (chunk: Uint8Array) => {
      left -= chunk.length;
      if (left < 0) stop();
    };
    const timer = setTimeout(stop, DRAINED.time);
    request.unpipe();
    request.on('data', count).on('end', stop).on('close', stop).on('error', stop);
    request.resume();
  });
}
