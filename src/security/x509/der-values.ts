import type { PlegmaError } from '../../errors/plegma-error.ts';
import { toHex } from '../bytes.ts';
import { type DerElement, derError, derExpect, TAG } from './der.ts';

/** An OBJECT IDENTIFIER in dotted form (X.690 §8.19). */
export function derOid(element: DerElement | undefined): string {
  return oidText(derExpect(element, TAG.oid).content);
}

/** Octets. Real identifiers have at most 30 (RFC 5280 appendix B asks for 100); arcs take quadratic time. */
const LONGEST_OID = 128;

function oidText(content: Uint8Array): string {
  if (content.length > LONGEST_OID) throw derError(`an object identifier of ${content.length} octets`);
  if (content.length === 0 || (content[content.length - 1] ?? 0) >= 0x80) {
    throw derError('an object identifier without its end');
  }
  const arcs: bigint[] = [];
  let value = 0n;
  for (const byte of content) {
    value = value * 128n + BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(value);
      value = 0n;
    }
  }
  // The first two arcs share one number (X.690 §8.19.4).
  const [first = 0n, ...rest] = arcs;
  const top = first < 80n ? first / 40n : 2n;
  return [top, first - top * 40n, ...rest].join('.');
}

/** An INTEGER of any size, two's complement (X.690 §8.3). */
export function derInteger(element: DerElement | undefined): bigint {
  const { content } = derExpect(element, TAG.integer);
  const [first, second] = content;
  if (first === undefined) throw derError('an empty integer');
  const padded = (first === 0 && (second ?? 0x80) < 0x80) || (first === 0xff && (second ?? 0) >= 0x80);
  if (padded && content.length > 1) throw derError('an integer in too many octets');
  const value = BigInt(`0x${toHex(content)}`);
  return first < 0x80 ? value : value - (1n << BigInt(content.length * 8));
}

/** A BOOLEAN: DER knows 00 and FF only (X.690 §11.1). */
export function derBoolean(element: DerElement | undefined): boolean {
  const { content } = derExpect(element, TAG.boolean);
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw derError('a bad boolean');
  return content[0] === 0xff;
}

/** A BIT STRING of whole octets: keys and signatures. */
export function derBitString(element: DerElement | undefined): Uint8Array {
  const { content } = derExpect(element, TAG.bitString);
  if (content[0] !== 0) throw derError('a bit string that is not whole octets');
  return content.subarray(1);
}

/** Octets that are read: `keyUsage`, the longest, has nine bits. */
const NAMED_OCTETS = 2;

/** The numbers of the bits that are set in a BIT STRING of named bits: keyUsage. */
export function derNamedBits(element: DerElement | undefined): ReadonlySet<number> {
  const { content } = derExpect(element, TAG.bitString);
  const bits = new Set<number>();
  content.subarray(1, 1 + NAMED_OCTETS).forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit += 1) if (byte & (0x80 >> bit)) bits.add(index * 8 + bit);
  });
  return bits;
}

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;

/** The octets of a GeneralizedTime as certificates have it. */
const LONGEST_TIME = 15;

/** UTCTime or GeneralizedTime in milliseconds since 1970 (RFC 5280 §4.1.2.5: with seconds, in UTC). */
export function derTime(element: DerElement | undefined): number {
  if (element === undefined) throw derError('a time is missing');
  const text = String.fromCharCode(...element.content.subarray(0, LONGEST_TIME + 1));
  const short = element.tag === TAG.utcTime;
  if (!short) derExpect(element, TAG.generalizedTime);
  const parts = (short ? UTC_TIME : GENERALIZED_TIME).exec(text)?.slice(1).map(Number);
  if (parts === undefined) throw derError('a time that is not in UTC with seconds');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const fullYear = short ? year + (year < 50 ? 2000 : 1900) : year;
  const time = new Date(Date.UTC(fullYear, month - 1, day, hour, minute, second));
  if (
    time.getUTCMonth() !== month - 1 ||
    time.getUTCDate() !== day ||
    hour > 23 ||
    minute > 59 ||
    second > 59
  ) {
    throw derError('a time that no calendar has');
  }
  return time.getTime();
}

// A mark in front is a character of the name: without it somebody else would have the same one.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The characters of any of the string types, or undefined where the element is none. */
export function derText(element: DerElement): string | undefined {
  switch (element.tag) {
    case TAG.utf8String:
      return utf8Text(element.content);
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.numericString:
    case TAG.visibleString:
    case TAG.t61String: // Latin-1 in practice, whatever T.61 says.
      return wideText(element.content, 1);
    case TAG.bmpString:
      return wideText(element.content, 2);
    case TAG.universalString:
      return wideText(element.content, 4);
    default:
      return undefined;
  }
}

function utf8Text(content: Uint8Array): string {
  try {
    return utf8.decode(content);
  } catch {
    throw derError('a string that is not UTF-8');
  }
}

function wideText(content: Uint8Array, width: 1 | 2 | 4): string {
  if (content.length % width !== 0) throw derError('a string that ends within a character');
  let text = '';
  for (let at = 0; at < content.length; at += width) {
    let code = 0;
    for (const byte of content.subarray(at, at + width)) code = code * 256 + byte;
    if (code > 0x10ffff || (width === 4 && isSurrogate(code))) throw noCharacter();
    text += width === 2 ? String.fromCharCode(code) : String.fromCodePoint(code);
  }
  // In UTF-8, as names are stored and sent, all halves of a character are the same.
  if (LONE_SURROGATE.test(text)) throw noCharacter();
  return text;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function noCharacter(): PlegmaError {
  return derError('a character that does not exist');
}
