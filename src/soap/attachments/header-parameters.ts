import { decodeText } from './decode-text.ts';
import { escapedOctets } from './escaped-octets.ts';

/** A parameter of a structured MIME header. */
export interface HeaderParameter {
  /** Lower case, without the marks of continuation and charset. */
  readonly name: string;
  /** Without quotes and backslashes, decoded. */
  readonly value: string;
}

/** What a name may end in: the number of a continuation, and the mark of a charset (RFC 2231 §3, §4). */
const PARAMETER = /^\s*;\s*([^\s;="*]+)(?:\*(\d{1,3}))?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/;

/**
 * Reads the parameters of Content-Type or Content-Disposition, those in pieces and in other charsets too (RFC 2231).
 *
 * @param written From the first semicolon on, without comments.
 * @returns undefined where they cannot be read.
 */
export function parseHeaderParameters(written: string): readonly HeaderParameter[] | undefined {
  const values = new Map<string, string>();
  let charset = 'us-ascii';
  for (let rest = written; /[^\s;]/.test(rest); ) {
    const match = PARAMETER.exec(rest);
    if (match === null) return undefined;
    const [whole, name = '', piece, isEncoded, inQuotes, token = ''] = match;
    const given = inQuotes?.replace(/\\(.)/g, '$1') ?? token;
    const { text, named } = isEncoded === undefined ? { text: given } : withCharset(given);
    charset = named || charset;
    const value = isEncoded === undefined ? text : decodeText(escapedOctets(text, '%'), charset);
    const key = name.toLowerCase();
    if (value === undefined || (piece === undefined && values.has(key))) return undefined;
    values.set(key, (values.get(key) ?? '') + value);
    rest = rest.slice(whole.length);
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

/** The first piece of an encoded value says its charset and language (RFC 2231 §4): `utf-8'en'caf%C3%A9`. */
function withCharset(value: string): { readonly text: string; readonly named?: string } {
  const [, named = '', text = ''] = /^([^']*)'[^']*'(.*)$/s.exec(value) ?? [];
  return named === '' ? { text: text || value } : { text, named };
}
