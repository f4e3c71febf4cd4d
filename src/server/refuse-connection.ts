import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { PlegmaError } from '../errors/plegma-error.ts';
import { statusOf } from '../soap/server/refusal.ts';

/** A connection on which something arrived that is not HTTP, as the log is told of it. */
export interface RefusedConnection {
  readonly error: PlegmaError;
  /** HTTP status of the refusal; absent where an earlier request was still being answered. */
  readonly status: number | undefined;
}

/** What Node's parser reports; errors of the socket itself have other codes. */
interface ParserError extends Error {
  readonly code?: string;
  readonly reason?: string;
}

/** Milliseconds that a sender has to read its answer before the connection is cut. */
const LINGER = 500;

/**
 * Answers bytes that Node's HTTP parser could not read. Nobody can tell where a next request would begin, so the
 * connection is closed (RFC 9112 §2.2). Bytes after a complete request are surplus and that request is answered first:
 * the default sender of Axis announces less of a multipart message than it sends.
 *
 * @param running The answers that are still to be sent over this connection, in their order.
 * @returns undefined if the connection merely broke.
 */
export function refuseConnection(
  cause: ParserError,
  socket: Duplex,
  running: readonly ServerResponse[],
): RefusedConnection | undefined {
  const error = refusalOf(cause);
  if (error === undefined || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const last = running.at(-1);
  if (last?.req.complete === true) {
    if (!last.headersSent) last.shouldKeepAlive = false;
    last.once('close', () => linger(socket));
    return { error, status: undefined };
  }
  if (last?.headersSent === true) {
    socket.destroy();
    return { error, status: undefined };
  }
  const status = statusOf(error.code) ?? 400;
  socket.end(answerOf(error, status));
  linger(socket);
  return { error, status };
}

function refusalOf(cause: ParserError): PlegmaError | undefined {
  const { code = '', reason = cause.message } = cause;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new PlegmaError('RECEIVE_TIMEOUT', 'The headers of the request did not come in time.', { cause });
  if (code === 'HPE_HEADER_OVERFLOW')
    return new PlegmaError('HTTP_HEADERS_TOO_LARGE', 'The headers of the request are too large.', { cause });
  if (!code.startsWith('HPE_')) return undefined;
  return new PlegmaError('HTTP_MALFORMED', `The bytes that came are no HTTP request: ${reason}.`, { cause });
}

function answerOf({ code, message, remedy }: PlegmaError, status: number): string {
  const text = `${code}: ${message}\n${remedy}\n`;
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

/** Cutting a connection with unread bytes can destroy the answer (RFC 9112 §9.6): the sender may close it first. */
function linger(socket: Duplex): void {
  socket.end();
  const timer = setTimeout(() => socket.destroy(), LINGER);
  socket.once('close', () => clearTimeout(timer));
}
