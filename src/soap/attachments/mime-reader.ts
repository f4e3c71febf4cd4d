import { PlegmaError } from '../../errors/plegma-error.ts';
import { comparableContentId } from '../../security/content-id.ts';
import type { MediaType } from '../media-type.ts';
import type { Attachment, ByteStream } from './attachment.ts';
import { decodeBase64 } from './base64-stream.ts';
import { ByteReader, skip } from './byte-reader.ts';
import { withoutComments } from './header-comments.ts';
import type { PackageLimits } from './limits.ts';
import { decodeQuotedPrintable } from './quoted-printable-stream.ts';

/** RFC 2046 §5.1.1; a longer or odder boundary is an attack or a defect. */
const BOUNDARY = /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/;
/**
 * Axis writes a `Date:` line and a blank one before the first boundary (IN-50). Others may say there at length what old
 * mail readers are to show (RFC 2046 §5.1.1).
 */
const PREAMBLE_LINES = 500;
const LONGEST_LINE = 4096;
const decoder = new TextDecoder();

/**
 * Reads the parts of a multipart/related body one after the other (RFC 2046, RFC 2387). Asking for the next part
 * skips what was not read of the one before.
 *
 * @throws ATTACHMENTS_MALFORMED, ATTACHMENTS_LIMIT (while it is iterated)
 */
export async function* readMimeParts(
  body: ByteStream,
  contentType: MediaType,
  limits: PackageLimits,
): AsyncGenerator<Attachment> {
  const boundary = boundaryOf(contentType);
  const reader = new ByteReader(body, limits.total);
  const newline = await skipPreamble(reader, boundary);
  const opening = new TextEncoder().encode(`--${boundary}`);
  const delimiter = new TextEncoder().encode(`${newline}--${boundary}`);
  for (let part = 1; ; part++) {
    if (part > limits.parts) {
      throw new PlegmaError('ATTACHMENTS_LIMIT', `The package has more than ${limits.parts} parts.`);
    }
    const headers = await readHeaders(reader, limits.partHeaders);
    const raw = (await isBodyless(reader, opening)) ? reader.exactly(0) : reader.until(delimiter);
    yield {
      contentId: contentIdOf(headers),
      // Long ones are folded: white space is no part of a URI (RFC 2557 §4.4.2).
      location: headers.get('content-location')?.replace(/\s+/g, ''),
      mediaType: withoutComments(headers.get('content-type') ?? 'text/plain'),
      headers,
      content: decoded(raw, headers.get('content-transfer-encoding')),
    };
    await skip(raw);
    if (await isLast(reader)) return;
  }
}

function boundaryOf(contentType: MediaType): string {
  const boundary = contentType.parameters.get('boundary');
  if (boundary !== undefined && BOUNDARY.test(boundary)) return boundary;
  throw new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    'The Content-Type multipart/related has no usable boundary parameter (1 to 70 characters, RFC 2046 §5.1.1).',
  );
}

/** Reads up to the end of the first boundary line; its line end is the one of the whole package. */
async function skipPreamble(reader: ByteReader, boundary: string): Promise<string> {
  for (let line = 0; line < PREAMBLE_LINES; line++) {
    const { text, end } = await reader.line(LONGEST_LINE);
    if (text.trimEnd() === `--${boundary}`) return end;
  }
  throw new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    `The boundary of the Content-Type does not appear in the first ${PREAMBLE_LINES} lines of the package.`,
  );
}

/** Those that say what a part is: of two, every reader could take another one. Others may stand there twice (RFC 5322 §3.6). */
const SINGLE = new Set(['content-id', 'content-location', 'content-type', 'content-transfer-encoding']);

async function readHeaders(reader: ByteReader, limit: number): Promise<ReadonlyMap<string, string>> {
  const headers = new Map<string, string>();
  let name = '';
  let left = limit;
  for (;;) {
    const { text } = await reader.line(left);
    left -= text.length + 2;
    if (text === '') return headers;
    if (/^[ \t]/.test(text) && name !== '') {
      // RFC 5322 §2.2.3: unfolding takes the line end away, and leaves the white space.
      headers.set(name, `${headers.get(name)}${text}`.trim());
      continue;
    }
    const colon = text.indexOf(':');
    if (colon <= 0) {
      throw new PlegmaError('ATTACHMENTS_MALFORMED', 'A header line of a part has no name and colon.');
    }
    name = text.slice(0, colon).trim().toLowerCase();
    if (headers.has(name) && SINGLE.has(name)) {
      throw new PlegmaError('ATTACHMENTS_MALFORMED', `A part has the header ${JSON.stringify(name)} twice.`);
    }
    headers.set(name, text.slice(colon + 1).trim());
  }
}

/**
 * Whether a part ends with its headers: then the line end of the next boundary is the one that would open the body
 * (RFC 2046 §5.1.1, `body-part`). No body begins with the boundary.
 */
async function isBodyless(reader: ByteReader, opening: Uint8Array): Promise<boolean> {
  const next = await reader.peek(opening.length);
  if (opening.some((octet, at) => next[at] !== octet)) return false;
  await reader.take(opening.length);
  return true;
}

/** RFC 2387 §3.4: brackets stand in the header and not in `start` or `cid:`; peers forget and add them. */
export function bareContentId(written: string): string {
  return comparableContentId(written.trim().replace(/^<(.*)>$/, '$1'));
}

/** Only round brackets outside of the id are a comment: peers have them in it. */
const COMMENTED_ID = /^(?:\([^()]*\)\s*)*(<.*>)\s*(?:\([^()]*\)\s*)*$/;

function contentIdOf(headers: ReadonlyMap<string, string>): string {
  const written = headers.get('content-id') ?? '';
  return bareContentId(COMMENTED_ID.exec(written)?.[1] ?? written);
}

function decoded(raw: ByteStream, written = 'binary'): ByteStream {
  const encoding = withoutComments(written);
  switch (encoding.toLowerCase()) {
    case 'binary':
    case '8bit':
    case '7bit':
      return raw;
    case 'base64':
      return decodeBase64(raw);
    case 'quoted-printable':
      return decodeQuotedPrintable(raw);
    default:
      throw new PlegmaError(
        'ATTACHMENTS_MALFORMED',
        `The Content-Transfer-Encoding ${JSON.stringify(encoding)} is none of binary, 8bit, 7bit, base64, quoted-printable.`,
      );
  }
}

/** After a delimiter: `--` closes the package, white space and a line end open the next part. */
async function isLast(reader: ByteReader): Promise<boolean> {
  if (decoder.decode(await reader.peek(2)) === '--') return true;
  const { text } = await reader.line(LONGEST_LINE);
  if (text.trim() === '') return false;
  // RFC 2046 §5.1.1: the boundary must not be the beginning of any line of a part.
  throw new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    'A boundary line of the package is followed by other characters.',
  );
}
