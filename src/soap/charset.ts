import { PlegmaError } from '../errors/plegma-error.ts';
import type { MediaType } from './media-type.ts';

/** Encodings in which a document is its own witness: the XML reader tells them apart and checks them. */
const SELF_EVIDENT = new Set(['utf-8', 'utf8', 'us-ascii', 'utf-16']);
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
 */
export function decodeCharset(envelope: Uint8Array, mediaType: MediaType): string | Uint8Array {
  const charset = mediaType.parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (SELF_EVIDENT.has(charset)) return envelope;
  const encoding = DECODED.get(charset);
  if (encoding !== undefined) return new TextDecoder(encoding).decode(envelope);
  throw new PlegmaError(
    'CHARSET_UNSUPPORTED',
    `The charset is ${JSON.stringify(charset)}; UTF-8 is expected.`,
  );
}
