import { NotWellFormed, quoted } from './not-well-formed.ts';

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:([^&;]*);)?/g;
const CHARACTER_REFERENCE = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/;
// A surrogate stands here alone only in a broken pair: with `u`, pairs count as the one character that they are.
const NOT_A_CHARACTER = /[^\t\n\r\x20-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const MAYBE_NOT_A_CHARACTER = /[\0-\x08\v\f\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Where the first character stands that XML 1.0 does not allow (§2.2, Char), or -1. */
export function indexOfIllegalCharacter(text: string): number {
  return MAYBE_NOT_A_CHARACTER.test(text) ? text.search(NOT_A_CHARACTER) : -1;
}

/** Line ends as every rule after it sees them: `\n` (XML 1.0 §2.11). */
export function normaliseLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Replaces character references and the five predefined entities; there are no others without a document type.
 *
 * @throws {NotWellFormed} (XML 1.0 §4.1)
 */
export function expandReferences(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, expandReference) : text;
}

function expandReference(whole: string, name: string | undefined): string {
  const entity = name === undefined || !Object.hasOwn(PREDEFINED, name) ? undefined : PREDEFINED[name];
  if (entity !== undefined) return entity;
  const [, hexadecimal, decimal] = CHARACTER_REFERENCE.exec(name ?? '') ?? [];
  const codePoint = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (codePoint <= 0x10ffff) {
    const character = String.fromCodePoint(codePoint);
    if (indexOfIllegalCharacter(character) === -1) return character;
  }
  throw new NotWellFormed(`${quoted(whole)} is no reference to a character or a predefined entity`);
}

/** The value of an attribute between its quotes, normalised as CDATA (XML 1.0 §3.3.3). */
export function normaliseAttributeValue(literal: string): string {
  // References are replaced after the white space: &#10; stays a line feed, a literal one becomes a space.
  const spaced = /[\t\n]/.test(literal) ? literal.replace(/[\t\n]/g, ' ') : literal;
  return expandReferences(spaced);
}
