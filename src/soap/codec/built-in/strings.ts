import { isNCName } from '../../../xml/names.ts';
import { notLexical, notOfType, type SimpleCodec, ValueProblem, type WhiteSpace } from '../simple-codec.ts';

/** Characters that XML 1.0 §2.2 has no place for, not even as references. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const LANGUAGE = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;
const NMTOKEN = /^[\p{L}\p{N}\p{M}._:·-]+$/u;

/** xsd:string and the types that only treat white space differently. */
export function plainText(whiteSpace: WhiteSpace): SimpleCodec {
  return { whiteSpace, parse: (text) => text, format: checkedText };
}

/** Types of text that have a form. */
function formedText(expected: string, isValid: (text: string) => boolean): SimpleCodec {
  const check = (text: string): string => {
    if (!isValid(text)) throw notLexical(text, expected);
    return text;
  };
  return { whiteSpace: 'collapse', parse: check, format: (value) => check(checkedText(value)) };
}

function checkedText(value: unknown): string {
  if (typeof value !== 'string') throw notOfType(value, 'text');
  const match = NOT_XML.exec(value);
  if (match !== null) {
    const code = match[0].codePointAt(0) ?? 0;
    throw new ValueProblem(
      `has the character U+${code.toString(16).toUpperCase().padStart(4, '0')}, which XML cannot carry`,
    );
  }
  return value;
}

/** xsd:language (part 2 §3.3.3). */
export const languageCodec = formedText('a language such as en-GB', (text) => LANGUAGE.test(text));
/** xsd:NMTOKEN (part 2 §3.3.4). */
export const nmtokenCodec = formedText('a name token', (text) => NMTOKEN.test(text));
/** xsd:Name: a name that may have colons. */
export const nameCodec = formedText('a name', (text) => isNCName(text.replaceAll(':', '_')));
/** xsd:NCName, ID, IDREF and ENTITY. */
export const ncNameCodec = formedText('a name without colon', isNCName);
/**
 * xsd:anyURI takes nearly everything, spaces and braces included: they are escaped where the URI is used (part 2 §3.2.17, XLink
 * §5.4). A percent sign is not, so that it has to begin an escape itself.
 */
export const anyUriCodec = formedText('a URI', (text) => !/%(?![0-9A-Fa-f]{2})/.test(text));
