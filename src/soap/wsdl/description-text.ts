import { PlegmaError } from '../../errors/plegma-error.ts';
import { parseXml } from '../../xml/parse.ts';
import type { XmlElement } from '../../xml/tree.ts';

const UTF_16 = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];
const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/;

/**
 * The characters of a file that describes a service, by its byte order mark or its XML declaration; what is declared counts
 * for the bytes alone, so that it is not there any more.
 *
 * @throws XML_ENCODING The declared encoding is none that is known.
 */
export function decodeDescription(bytes: Uint8Array): string {
  const marked = UTF_16.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))?.encoding;
  const declared = DECLARED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1];
  const text = decoderFor(marked ?? declared ?? 'utf-8').decode(bytes);
  return text.replace(DECLARED, (declaration) => declaration.replace(/\s+encoding.*$/s, ''));
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch (cause) {
    throw new PlegmaError(
      'XML_ENCODING',
      `The encoding ${encoding.slice(0, 40)} of a description is not known.`,
      {
        cause,
      },
    );
  }
}

/** CDATA is kept: what stands in it is no markup. So is the XML declaration. */
const MARKUP = /<!\[CDATA\[.*?\]\]>|<\?xml\s.*?\?>|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^[>]*(?:\[.*?\]\s*)?>/gs;

/** Far beyond the descriptions of the largest services: these are files of ours, not messages of strangers. */
const LIMITS = {
  size: 128 * 1024 * 1024,
  elements: 3_000_000,
  allAttributes: 9_000_000,
  attributeValue: 1024 * 1024,
};

/**
 * Reads a WSDL or a schema, which may have what no message has: comments anywhere, processing instructions (style sheets)
 * and document types (the schemas of the W3C), whose entities are not read.
 *
 * @throws What `parseXml` throws.
 */
export function parseDescription(text: string): XmlElement {
  return parseXml(text.replace(MARKUP, kept), LIMITS);
}

/** Line ends stay, so that errors name the right line. */
function kept(markup: string): string {
  if (markup.startsWith('<![CDATA[') || /^<\?xml\s/.test(markup)) return markup;
  return markup.replace(/[^\n]+/g, '');
}
