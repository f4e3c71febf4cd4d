import type { IncomingMessage } from 'node:http';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { ByteStream } from '../attachments/attachment.ts';
import { decompressorFor } from '../content-coding.node.ts';
import { carriesSoap, type MediaType, parseMediaType } from '../media-type.ts';
import { readBody } from './body.node.ts';
import type { EndpointLimits } from './limits.ts';
import { requireSingleHeaders } from './single-headers.node.ts';

/** A request whose HTTP is in order. Its body has not been read yet. */
export interface ReceivedRequest {
  readonly contentType: MediaType;
  /** Decompressed; it throws when size or time exceed the limits. */
  readonly body: ByteStream;
  /** The header of that name as written, without quotes; for WS-Addressing, never for dispatch (IN-3, WS-I R1127). */
  readonly soapAction: string | undefined;
  readonly accept: string | undefined;
}

/**
 * First stage: the HTTP side of a request (WS-I R1109 to R1141, IN-1 to IN-4).
 *
 * @throws METHOD_NOT_ALLOWED, HTTP_MALFORMED, LENGTH_REQUIRED, TRANSFER_ENCODING_UNSUPPORTED, MESSAGE_TOO_LARGE, MEDIA_TYPE_UNSUPPORTED,
 * CONTENT_ENCODING_UNSUPPORTED
 */
export function receive(request: IncomingMessage, limits: EndpointLimits): ReceivedRequest {
  if (request.method !== 'POST') {
    throw new PlegmaError('METHOD_NOT_ALLOWED', `The method is ${request.method}; SOAP is sent by POST.`);
  }
  requireVersion(request);
  requireSingleHeaders(request);
  requireLength(request, limits);
  const contentType = parseMediaType(request.headers['content-type']);
  if (!carriesSoap(contentType)) {
    throw new PlegmaError('MEDIA_TYPE_UNSUPPORTED', `The Content-Type ${contentType.name} carries no SOAP.`);
  }
  const decompressor = decompressorFor(request.headers['content-encoding']);
  const source = decompressor === undefined ? request : request.pipe(decompressor);
  return {
    contentType,
    body: readBody(request, source, limits),
    soapAction: unquoted(request.headers['soapaction']),
    accept: request.headers.accept,
  };
}

/** Node also accepts request lines of HTTP/2.0 and 0.9, though neither version is written that way. */
function requireVersion({ httpVersionMajor, httpVersion }: IncomingMessage): void {
  if (httpVersionMajor === 1) return;
  throw new PlegmaError('HTTP_MALFORMED', `The request is HTTP/${httpVersion}; 1.1 and 1.0 are read.`);
}

function requireLength(request: IncomingMessage, limits: EndpointLimits): void {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (length === undefined && !coding) {
    throw new PlegmaError('LENGTH_REQUIRED', 'The request has neither Content-Length nor Transfer-Encoding.');
  }
  // Node undoes only the last coding; others in the list would stay in the body (RFC 9112 §6.1).
  if (coding && coding.trim().toLowerCase() !== 'chunked') {
    throw new PlegmaError(
      'TRANSFER_ENCODING_UNSUPPORTED',
      `The Transfer-Encoding is ${JSON.stringify(coding.slice(0, 100))}; chunked is taken.`,
    );
  }
  if (Number(length ?? 0) > limits.total) {
    throw new PlegmaError('MESSAGE_TOO_LARGE', `The message has ${length} bytes; ${limits.total} are taken.`);
  }
}

/** Quoted, bare, empty or absent (IN-3). */
function unquoted(header: string | string[] | undefined): string | undefined {
  const written = typeof header === 'string' ? header.trim() : undefined;
  return written?.replace(/^"(.*)"$/s, '$1');
}
