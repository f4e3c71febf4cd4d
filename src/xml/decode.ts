import { PlegmaError } from '../errors/plegma-error.ts';
import type { XmlDeclaration } from './xml-declaration.ts';

/** How a document's bytes were decoded; `string` where it came as characters. */
export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'string';

/** The characters of a document, a byte order mark still in front. */
export interface DecodedXml {
  readonly characters: string;
  readonly encoding: XmlEncoding;
}

// `fatal`: a byte sequence that is no character is an error, never a replacement character that two readers
// could see differently. `ignoreBOM` leaves the mark to the tokenizer, which skips one and refuses a second.
const DECODER_OPTIONS = { fatal: true, ignoreBOM: true } as const;
const decoders = {
  'utf-8': new TextDecoder('utf-8', DECODER_OPTIONS),
  'utf-16le': new TextDecoder('utf-16le', DECODER_OPTIONS),
  'utf-16be': new TextDecoder('utf-16be', DECODER_OPTIONS),
};

/**
 * Takes the characters out of a document's bytes: UTF-16 where a byte order mark says so, else UTF-8
 * (XML 1.0 §4.3.3, Appendix F).
 *
 * @throws XML_ENCODING The bytes are not valid in their encoding.
 */
export function decodeXml(input: string | Uint8Array): DecodedXml {
  if (typeof input === 'string') return { characters: input, encoding: 'string' };
  const encoding = encodingOf(input);
  try {
    return { characters: decoders[encoding].decode(input), encoding };
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

function encodingOf(bytes: Uint8Array): Exclude<XmlEncoding, 'string'> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

const DECLARED_ENCODINGS: Record<Exclude<XmlEncoding, 'string'>, readonly string[]> = {
  // ASCII, which lxml declares by default, is a part of UTF-8.
  'utf-8': ['utf-8', 'utf8', 'us-ascii', 'ascii'],
  'utf-16le': ['utf-16', 'utf-16le'],
  'utf-16be': ['utf-16', 'utf-16be'],
};

/**
 * Checks the XML declaration against the encoding that was used. A string was decoded by the transport already, so
 * its declared encoding no longer says anything.
 *
 * @throws XML_ENCODING The version is not 1.0, or the declared encoding is not the one of the bytes.
 */
export function checkDeclaration(
  declared: Pick<XmlDeclaration, 'version' | 'encoding'>,
  used: XmlEncoding,
): void {
  if (declared.version !== '1.0') {
    throw new PlegmaError('XML_ENCODING', `The document is XML ${declared.version}; only XML 1.0 is read.`);
  }
  if (declared.encoding === undefined || used === 'string') return;
  if (DECLARED_ENCODINGS[used].includes(declared.encoding.toLowerCase())) return;
  throw new PlegmaError(
    'XML_ENCODING',
    `The XML declaration names the encoding ${declared.encoding.slice(0, 40)}, but the bytes are ${used.toUpperCase()}.`,
  );
}
