import { decodeBase64, encodeBase64 } from '../../../security/base64.ts';
import type { BinaryContent } from '../binary-content.ts';
import { type Measure, notLexical, notOfType, type SimpleCodec } from '../simple-codec.ts';

const HEX = /^(?:[0-9A-Fa-f]{2})*$/;

const octets: Measure = {
  of: (value) => (value instanceof Uint8Array ? value.length : undefined),
  unit: 'bytes',
};

/**
 * xsd:base64Binary (XML Schema part 2 §3.2.16): strict but for white space. Attachments never get here: they are
 * references, not text.
 */
export const base64BinaryCodec: SimpleCodec = {
  whiteSpace: 'collapse',
  parse(text) {
    const bytes = decodeBase64(text);
    if (bytes === undefined) throw notLexical(text, 'base64');
    return bytes;
  },
  format(value) {
    if (!(value instanceof Uint8Array)) throw notOfType(value, 'bytes (Uint8Array)');
    return encodeBase64(value);
  },
  measure: octets,
};

/** xsd:hexBinary (XML Schema part 2 §3.2.15); written in capitals, which is its canonical form. */
export const hexBinaryCodec: SimpleCodec = {
  whiteSpace: 'collapse',
  parse(text) {
    if (!HEX.test(text)) throw notLexical(text, 'pairs of hexadecimal digits');
    const bytes = new Uint8Array(text.length / 2);
    for (let at = 0; at < bytes.length; at += 1)
      bytes[at] = Number.parseInt(text.slice(at * 2, at * 2 + 2), 16);
    return bytes;
  },
  format(value) {
    if (!(value instanceof Uint8Array)) throw notOfType(value, 'bytes (Uint8Array)');
    return Array.from(value, (byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase();
  },
  measure: octets,
};

/** Whether a value is content of a message: bytes, or something that streams them. */
export function isBinaryContent(value: unknown): value is BinaryContent {
  if (value instanceof Uint8Array) return true;
  return (
    typeof value === 'object' && value !== null && 'stream' in value && typeof value.stream === 'function'
  );
}
