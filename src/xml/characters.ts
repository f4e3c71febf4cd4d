import { LINE_FEED } from './character-codes.ts';
import { NotWellFormed, quoted } from './not-well-formed.ts';
import type { Steps } from './turns.ts';

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);
const CHARACTER_REFERENCE = /^&#(?:x([0-9a-fA-F]+)|([0-9]+));$/;
// With the flag `u` a pair of surrogates counts as one character: a surrogate that matches here stands alone.
const NOT_A_CHARACTER = /[^\t\n\r\x20-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const MAYBE_NOT_A_CHARACTER = /[\0-\x08\v\f\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Where the first character stands that XML 1.0 does not allow (§2.2, Char), or -1. */
export function indexOfIllegalCharacter(text: string): number {
  return MAYBE_NOT_A_CHARACTER.test(text) ? text.search(NOT_A_CHARACTER) : -1;
}

/** How many characters of a long text are processed between two yields to the event loop. */
export const STRETCH = 32 * 1024;

/** Line ends as every rule after it sees them: `\n` (XML 1.0 §2.11). */
export function* normaliseLineEnds(text: string): Steps<string> {
  if (!text.includes('\r')) return text;
  const stretches: string[] = [];
  for (let at = 0; at < text.length; yield) {
    const cut = at + STRETCH;
    const end = text.charCodeAt(cut) === LINE_FEED ? cut + 1 : cut;
    // With many line ends, five times as fast as `replaceAll`.
    stretches.push(text.slice(at, end).split('\r\n').join('\n').split('\r').join('\n'));
    at = end;
  }
  return stretches.join('');
}

/**
 * Replaces character references and the five predefined entities; there are no others without a document type.
 *
 * @throws {NotWellFormed} (XML 1.0 §4.1)
 */
export function expandReferences(text: string): string {
  let expanded = '';
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    // Without an end, only the ampersand is quoted in the refusal.
    expanded += text.slice(from, at) + referencedCharacter(text.slice(at, end === -1 ? at + 1 : end + 1));
    from = end + 1;
  }
  return from === 0 ? text : expanded + text.slice(from);
}

/** @param reference From its ampersand to its semicolon. */
function referencedCharacter(reference: string): string {
  const predefined = PREDEFINED.get(reference);
  if (predefined !== undefined) return predefined;
  const [, hexadecimal, decimal] = CHARACTER_REFERENCE.exec(reference) ?? [];
  const codePoint = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (codePoint <= 0x10ffff) {
    const character = String.fromCodePoint(codePoint);
    if (indexOfIllegalCharacter(character) === -1) return character;
  }
  throw new NotWellFormed(`${quoted(reference)} is no reference to a character or a predefined entity`);
}

/** The value of an attribute between its quotes, normalised as CDATA (XML 1.0 §3.3.3). */
export function normaliseAttributeValue(literal: string): string {
  // References are replaced after the white space: &#10; stays a line feed, a literal one becomes a space.
  const spaced = /[\t\n]/.test(literal) ? literal.replace(/[\t\n]/g, ' ') : literal;
  return expandReferences(spaced);
}
