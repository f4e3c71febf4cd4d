import { PlegmaError } from '../errors/plegma-error.ts';
import type { MediaType } from './media-type.ts';
import { decodeSingleByte, type SingleByteEncoding } from './single-byte.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | SingleByteEncoding;

/** ASCII is a subset of UTF-8. */
const UNICODE = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);
/** What old stacks send beside Unicode, by its names; the header outranks the XML declaration (RFC 7303 §3). */
const DECODED = new Map<string, Encoding>([
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'iso-8859-1'],
  ['iso_8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
]);
const decoders = new Map<string, TextDecoder>();

/**
 * Prepares an envelope for the XML reader by the charset of its Content-Type (WS-I R4001, R4002). Where there is one,
 * the encoding in the XML declaration does not count (WS-I R1019, RFC 7303 §3): an intermediary that transcodes a
 * message changes only the header. Without a charset, the document itself decides.
 *
 * @throws CHARSET_UNSUPPORTED
 * @throws XML_ENCODING The bytes are not valid in it.
 */
export function decodeCharset(envelope: Uint8Array, mediaType: MediaType): string | Uint8Array {
  const charset = mediaType.parameters.get('charset')?.toLowerCase();
  if (charset === undefined) return decodeDeclared(envelope);
  const encoding = encodingOf(charset, envelope);
  if (encoding !== undefined) return decoded(envelope, encoding);
  throw new PlegmaError(
    'CHARSET_UNSUPPORTED',
    `The charset is ${JSON.stringify(charset)}; UTF-8 is expected.`,
  );
}

/** An encoding of ASCII and more in the XML declaration, at the beginning of a document. */
const DECLARED =
  /^<\?xml[ \t\r\n][^>]{0,100}?[ \t\r\n]encoding[ \t\r\n]{0,20}=[ \t\r\n]{0,20}["']([\w.-]{1,40})["']/;
const DECLARATION = 256;

/** Unicode is left to the XML reader; of what old stacks send beside it the declaration alone may tell (RFC 7303 §3). */
function decodeDeclared(envelope: Uint8Array): string | Uint8Array {
  const beginning = decodeSingleByte(envelope.subarray(0, DECLARATION), 'iso-8859-1');
  const encoding = DECODED.get(DECLARED.exec(beginning)?.[1]?.toLowerCase() ?? '');
  return encoding === 'iso-8859-1' || encoding === 'windows-1252'
    ? decodeSingleByte(envelope, encoding)
    : envelope;
}

function encodingOf(charset: string, [first, second]: Uint8Array): Encoding | undefined {
  if (!UNICODE.has(charset) && charset !== 'utf-16') return DECODED.get(charset);
  // A byte order mark outranks the header (RFC 7303 §3.2).
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // RFC 2781 §4.3: without a mark it is big endian.
  return charset === 'utf-16' ? 'utf-16be' : 'utf-8';
}

function decoded(envelope: Uint8Array, encoding: Encoding): string {
  if (encoding === 'iso-8859-1' || encoding === 'windows-1252') return decodeSingleByte(envelope, encoding);
  try {
    return decoderOf(encoding).decode(envelope);
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

/** The byte order mark is left to the XML reader, which skips one and refuses a second. */
function decoderOf(encoding: string): TextDecoder {
  const known = decoders.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  decoders.set(encoding, decoder);
  return decoder;
}
