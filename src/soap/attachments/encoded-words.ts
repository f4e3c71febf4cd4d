import { decodeBase64 } from '../../security/base64.ts';
import { decodeText } from './decode-text.ts';
import { escapedOctets } from './escaped-octets.ts';

/** `=?charset*language?encoding?text?=` (RFC 2047 §2, RFC 2231 §5). */
const WORD = /=\?([^?*\s]{1,40})(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi;
/** White space between two of them is no part of the text (RFC 2047 §6.2). */
const BETWEEN = /(\?=)\s+(?==\?[^?\s]{1,80}\?[bq]\?[^?\s]*\?=)/gi;

/** The value of a MIME header with its encoded words decoded; what cannot be decoded stays as it is. */
export function decodeEncodedWords(value: string): string {
  if (!value.includes('=?')) return value;
  return value
    .replace(BETWEEN, '$1')
    .replace(WORD, (word, charset: string, encoding: string, text: string) => {
      const octets = /b/i.test(encoding) ? decodeBase64(text) : octetsOfQ(text);
      return (octets && decodeText(octets, charset)) ?? word;
    });
}

/** The encoding Q: an underscore is a space, `=` and two digits an octet (RFC 2047 §4.2). */
function octetsOfQ(text: string): Uint8Array {
  return escapedOctets(text.replaceAll('_', ' '), '=');
}
