import type { SoapDialect } from '../soap-version.ts';
import { attachBytes, type ByteStream, type OutgoingAttachment } from './attachment.ts';

/** A package ready to be sent: its length is known, so that it needs no chunks. */
export interface WrittenPackage {
  readonly contentType: string;
  readonly contentLength: number;
  /** Bytes where all is in memory. */
  readonly body: Uint8Array | ByteStream;
}

const ROOT_ID = 'envelope@plegma';
const encoder = new TextEncoder();

/**
 * Writes a message with attachments as multipart/related (SOAP with Attachments §3).
 *
 * @param envelope The whole document.
 */
export function writeSwa(
  envelope: string,
  attachments: readonly OutgoingAttachment[],
  dialect: SoapDialect,
): WrittenPackage {
  return writeMime(envelope, attachments, {
    rootType: dialect.contentType,
    parameters: `type="${dialect.mediaType}"`,
  });
}

/** Writes a message with XOP content (XOP §4, MTOM §3): `start-info` says what the root is inside. */
export function writeMtom(
  envelope: string,
  attachments: readonly OutgoingAttachment[],
  dialect: SoapDialect,
): WrittenPackage {
  return writeMime(envelope, attachments, {
    rootType: `application/xop+xml; charset=utf-8; type="${dialect.mediaType}"`,
    parameters: `type="application/xop+xml"; start-info="${dialect.mediaType}"`,
  });
}

interface MimeForm {
  readonly rootType: string;
  readonly parameters: string;
}

function writeMime(
  envelope: string,
  attachments: readonly OutgoingAttachment[],
  form: MimeForm,
): WrittenPackage {
  // Unguessable, so that no content can hold it (RFC 2046 §5.1.1).
  const boundary = `plegma-${crypto.randomUUID()}`;
  const root = attachBytes(ROOT_ID, form.rootType, encoder.encode(envelope));
  const parts = [root, ...attachments].map((part) => ({
    ...part,
    head: encoder.encode(partHead(boundary, part)),
  }));
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/related; ${form.parameters}; start="<${ROOT_ID}>"; boundary="${boundary}"`,
    contentLength: parts.reduce((sum, part) => sum + part.head.length + part.size, tail.length),
    body: joinParts(parts, tail),
  };
}

function partHead(boundary: string, { contentId, mediaType }: OutgoingAttachment): string {
  return [
    `\r\n--${boundary}`,
    `Content-Type: ${oneLine(mediaType)}`,
    'Content-Transfer-Encoding: binary',
    `Content-ID: <${oneLine(contentId)}>`,
    '\r\n',
  ].join('\r\n');
}

/** A media type comes from users; a line end in it would open a header or a part of its own. */
function oneLine(value: string): string {
  return value.replace(/[\r\n]+/g, ' ');
}

async function* joinParts(
  parts: readonly { readonly head: Uint8Array; readonly content: ByteStream }[],
  tail: Uint8Array,
): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    yield part.head;
    yield* part.content;
  }
  yield tail;
}
