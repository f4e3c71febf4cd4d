import { PlegmaError } from '../../errors/plegma-error.ts';
import { fromHex } from '../bytes.ts';
import type { DistinguishedName } from '../identity.ts';
import { attributeTypeOf } from './attribute-types.ts';
import { readDer } from './der.ts';
import { derText } from './der-values.ts';
import { distinguishedName } from './distinguished-name.ts';
import type { Name, NameAttribute } from './name.ts';

// One attribute: type, `=`, then a quoted value or one with its special characters escaped, then a separator or the
// end. Neighbouring patterns never match the same character: strangers send such texts, and an ambiguous pattern would
// backtrack through every way to cut them. So white space round an unquoted value is matched with it and trimmed later.
// Within quotes, a quote alone ends the value and two are a character.
const TYPE = /\s*([A-Za-z0-9.-]+(?: [A-Za-z0-9.-]+)*)\s*=/y;
const QUOTED_VALUE = /\s*"((?:[^"\\]|\\.|"")*)"\s*/suy;
const PLAIN_VALUE = /((?:[^\\,;+"]|\\.)*)/suy;
const SEPARATOR = /[,;+]|$/y;
/** Characters. A certificate's name has about a hundred. */
const LONGEST_NAME = 16_384;
const HEXADECIMAL = /^#(?:[0-9A-Fa-f]{2})+$/;
const ESCAPE = /\\([0-9A-Fa-f]{2}(?:\\[0-9A-Fa-f]{2})*|[\s\S])/g;

/**
 * Reads a name written most special step first, as RFC 2253 and RFC 4514 say and Java, .NET and OpenSSL vary it:
 * quotes, `;`, spaces round the separators, spelled-out types, `none` for a missing field of GRIA's form. Within quotes
 * .NET writes a quote twice.
 *
 * @throws CERTIFICATE_UNREADABLE The text is no distinguished name, or names a type that is not known.
 */
export function parseName(text: string): Name {
  if (text.length > LONGEST_NAME) throw unreadable(text);
  const steps: NameAttribute[][] = [];
  let at = 0;
  /** The text that the pattern takes at this place, and the place behind it. */
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    return match[1] ?? match[0];
  };
  for (let separator: string | undefined = ','; separator !== ''; ) {
    const type = attributeTypeOf(take(TYPE) ?? '');
    const quoted = take(QUOTED_VALUE);
    const value = quoted === undefined ? plainValue(take(PLAIN_VALUE) ?? '') : quotedValue(quoted);
    const joined = separator === '+';
    separator = take(SEPARATOR);
    if (type === undefined || separator === undefined) throw unreadable(text);
    if (value !== undefined && joined) steps.at(-1)?.push({ type, ...value });
    else if (value !== undefined) steps.push([{ type, ...value }]);
  }
  return steps.reverse();
}

/**
 * A name that an operator wrote, in the normal form that identities are compared by (GR-23).
 *
 * @throws CERTIFICATE_UNREADABLE
 * @example
 * normaliseDistinguishedName('C=GR, O=Plegma, COMMONNAME=Alice'); // other order, other name
 */
export function normaliseDistinguishedName(text: string): DistinguishedName {
  return distinguishedName(parseName(text));
}

type AttributeValue = Omit<NameAttribute, 'type'>;

function textValue(escaped: string): AttributeValue {
  return { value: unescapeValue(escaped), isText: true };
}

function quotedValue(written: string): AttributeValue {
  return textValue(written.replaceAll('""', '"'));
}

/** A value without quotes; undefined for the word that stands for a missing field in GRIA's form. */
function plainValue(written: string): AttributeValue | undefined {
  const value = trimUnescaped(written.trimStart());
  if (value === 'none') return undefined;
  return HEXADECIMAL.test(value) ? encodedValue(value.toLowerCase()) : textValue(value);
}

/** A value given as DER (RFC 4514 §2.4): Java writes every type that way that RFC 2253 does not name. */
function encodedValue(value: string): AttributeValue {
  try {
    const text = derText(readDer(fromHex(value.slice(1))));
    if (text !== undefined) return { value: text, isText: true };
  } catch {
    // Not DER: the digits themselves are the value.
  }
  return { value, isText: false };
}

/** Spaces at the end do not count unless the last one is escaped. */
function trimUnescaped(value: string): string {
  const trimmed = value.trimEnd();
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(trimmed) && trimmed.length < value.length ? `${trimmed} ` : trimmed;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function unescapeValue(value: string): string {
  return value.replace(ESCAPE, (all, escaped: string) => {
    if (escaped.length === 1) return escaped;
    const bytes = all.split('\\').slice(1);
    return decoder.decode(Uint8Array.from(bytes, (digits) => Number.parseInt(digits, 16)));
  });
}

function unreadable(text: string): PlegmaError {
  return new PlegmaError(
    'CERTIFICATE_UNREADABLE',
    `"${text.slice(0, 200)}" is no distinguished name such as CN=Alice,O=Plegma,C=GR.`,
  );
}
