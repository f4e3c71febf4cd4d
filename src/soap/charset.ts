import { PlegmaError } from '../errors/plegma-error.ts';
import type { MediaType } from './media-type.ts';

/** Encodings in which a document is its own witness: the XML reader tells them apart and checks them. */
const SELF_EVIDENT = new Set(['utf-8', 'utf8', 'us-ascii']);
/** What old stacks send beside Unicode; the header outranks the XML declaration (RFC 7303 §3). */
const DECODED = new Map([
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
]);

/**
 * Prepares an envelope for the XML reader by the charset of its Content-Type (WS-I R4001, R4002).
 *
 * @throws CHARSET_UNSUPPORTED
 * @throws XML_ENCODING The bytes are not valid in it.
 */
export function decodeCharset(envelope: Uint8Array, mediaType: MediaType): string | Uint8Array {
  const charset = mediaType.parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (SELF_EVIDENT.has(charset) || (charset === 'utf-16' && hasByteOrderMark(envelope))) return envelope;
  // RFC 2781 §4.3: without a mark it is big endian.
  const encoding = charset === 'utf-16' ? 'utf-16be' : DECODED.get(charset);
  if (encoding !== undefined) return decoded(envelope, encoding);
  throw new PlegmaError(
    'CHARSET_UNSUPPORTED',
    `The charset is ${JSON.stringify(charset)}; UTF-8 is expected.`,
  );
}

function hasByteOrderMark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function decoded(envelope: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(envelope);
  } catch (cause) {
    throw new PlegmaError(
      'XML_ENCODING',
      `The bytes of the document are not valid ${encoding.toUpperCase()}.`,
      {
        cause,
      },
    );
  }
}
