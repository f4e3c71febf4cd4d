import { fromHex } from '../bytes.ts';
import { contextTag, TAG } from './der.ts';

/** One element with its tag octet, length and contents (X.690 §8.1, the definite form of §10.1). */
export function derElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return elementOf(tag, contents);
}

function elementOf(tag: number, contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const header = [tag, ...lengthOctets(length)];
  const element = new Uint8Array(header.length + length);
  element.set(header);
  let at = header.length;
  for (const content of contents) {
    element.set(content, at);
    at += content.length;
  }
  return element;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

/** A SEQUENCE. */
export function derSequence(...members: readonly Uint8Array[]): Uint8Array {
  return derElement(TAG.sequence, ...members);
}

/** A SEQUENCE OF any number of members, more than a call may have arguments. */
export function derSequenceOf(members: readonly Uint8Array[]): Uint8Array {
  return elementOf(TAG.sequence, members);
}

/** A SET of one member: nothing to sort. */
export function derSetOf(member: Uint8Array): Uint8Array {
  return derElement(TAG.set, member);
}

/** `[number] EXPLICIT`. */
export function derExplicit(number: number, ...members: readonly Uint8Array[]): Uint8Array {
  return derElement(contextTag(number), ...members);
}

/** An INTEGER that is not negative. */
export function derUnsigned(value: bigint): Uint8Array {
  const digits = value.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const octets = fromHex(even);
  // The first bit is the sign.
  return derElement(TAG.integer, Uint8Array.from((octets[0] ?? 0) >= 0x80 ? [0, ...octets] : octets));
}

/** An OBJECT IDENTIFIER from its dotted form (X.690 §8.19). */
export function derObjectIdentifier(oid: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap(base128);
  return derElement(TAG.oid, Uint8Array.from(octets));
}

function base128(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
    octets.unshift((rest % 128) | 0x80);
  return octets;
}

/** The BOOLEAN TRUE; FALSE is always a default and left out. */
export function derTrue(): Uint8Array {
  return derElement(TAG.boolean, Uint8Array.of(0xff));
}

/** An OCTET STRING. */
export function derOctets(content: Uint8Array): Uint8Array {
  return derElement(TAG.octetString, content);
}

/** A BIT STRING of whole octets. */
export function derBits(content: Uint8Array): Uint8Array {
  return derElement(TAG.bitString, Uint8Array.of(0), content);
}

/** A BIT STRING of named bits, without zeros at its end (X.690 §11.2.2). */
export function derBitNames(bits: Iterable<number>): Uint8Array {
  const octets: number[] = [];
  for (const bit of bits) {
    while (octets.length <= bit >> 3) octets.push(0);
    octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  }
  const last = octets.at(-1) ?? 0;
  const unused = last === 0 ? 0 : Math.log2(last & -last);
  return derElement(TAG.bitString, Uint8Array.from([unused, ...octets]));
}

const PRINTABLE = /^[A-Za-z0-9 '()+,./:=?-]*$/;

/** A DirectoryString (RFC 5280 §4.1.2.4): a PrintableString, which the oldest readers know, where the text allows. */
export function derDirectoryString(text: string): Uint8Array {
  const tag = PRINTABLE.test(text) ? TAG.printableString : TAG.utf8String;
  return derElement(tag, new TextEncoder().encode(text));
}

/**
 * UTCTime until 2049, GeneralizedTime after it (RFC 5280 §4.1.2.5).
 *
 * @param time Milliseconds since 1970; cut to whole seconds.
 */
export function derDate(time: number): Uint8Array {
  const digits = new Date(time).toISOString().replace(/[-:T]/g, '').replace(/\.\d+/, '');
  const isShort = digits < '2050';
  const text = isShort ? digits.slice(2) : digits;
  return derElement(isShort ? TAG.utcTime : TAG.generalizedTime, new TextEncoder().encode(text));
}
