import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceDocuments } from './documents.ts';
import { publish } from './publish.ts';
import { refusal } from './refusal.ts';
import { requestAddress } from './request-address.node.ts';
import { requireSingleHeaders } from './single-headers.node.ts';

/**
 * Answers GET and HEAD: WSDL, schemas, the page for people.
 *
 * @param patience Milliseconds in which a reader has to take something of it.
 */
export function handleGet(
  request: IncomingMessage,
  response: ServerResponse,
  names: readonly string[],
  documents: ServiceDocuments | undefined,
  patience: number,
): void {
  response.setTimeout(patience);
  const { status, contentType, text } = published(request, names, documents);
  const bytes = new TextEncoder().encode(text);
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': bytes.length,
    // The text depends on the host that was asked for, so no shared cache may keep it.
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

interface Page {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

function published(
  request: IncomingMessage,
  names: readonly string[],
  documents: ServiceDocuments | undefined,
): Page {
  const url = request.url ?? '/';
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  try {
    requireSingleHeaders(request);
    return { status: 200, ...publish(query, requestAddress(request), names, documents) };
  } catch (error) {
    return refusal(error);
  }
}
