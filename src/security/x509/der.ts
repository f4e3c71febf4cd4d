import { PlegmaError } from '../../errors/plegma-error.ts';

/** One element of a DER encoding (X.690): its tag octet, its contents, and all of its octets. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly encoded: Uint8Array;
}

/** Universal tags (X.680 §8) and the shape of context tags that certificates use. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  t61String: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag octet of a constructed `[number]` element. */
export function contextTag(number: number): number {
  return 0xa0 | number;
}

/** The error for anything that breaks DER or the structure expected in it. */
export function derError(found: string): PlegmaError {
  return new PlegmaError('CERTIFICATE_UNREADABLE', `The DER encoding cannot be read: ${found}.`);
}

/**
 * Reads exactly one element; nothing may follow it.
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export function readDer(bytes: Uint8Array): DerElement {
  const element = elementAt(bytes, 0);
  if (element.encoded.length !== bytes.length) throw derError('octets follow the element');
  return element;
}

/** The elements inside a constructed one, in order. */
export function derChildren(element: DerElement): DerElement[] {
  return [...eachDerChild(element)];
}

/** {@link derChildren} one at a time: a revocation list may have a million. */
export function* eachDerChild({ content }: DerElement): Generator<DerElement, void> {
  for (let at = 0; at < content.length; ) {
    const next = elementAt(content, at);
    yield next;
    at += next.encoded.length;
  }
}

/** The elements inside one that must have this tag. */
export function derChildrenOf(element: DerElement | undefined, tag: number): DerElement[] {
  return derChildren(derExpect(element, tag));
}

/** The element itself, once it is sure that it is there and has this tag. */
export function derExpect(element: DerElement | undefined, tag: number): DerElement {
  if (element === undefined) throw derError(`an element of tag ${tag} is missing`);
  if (element.tag !== tag) throw derError(`an element has tag ${element.tag} instead of ${tag}`);
  return element;
}

function elementAt(bytes: Uint8Array, start: number): DerElement {
  const tag = octet(bytes, start);
  if ((tag & 0x1f) === 0x1f) throw derError('a tag number above 30');
  const first = octet(bytes, start + 1);
  // X.690 §10.1: definite length in the fewest octets, or one value had several encodings.
  let length = first;
  let header = 2;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4) throw derError('an indefinite or oversized length');
    length = 0;
    for (let index = 0; index < octets; index += 1) length = length * 256 + octet(bytes, start + 2 + index);
    if (length < 0x80 || length < 256 ** (octets - 1)) throw derError('a length in too many octets');
    header += octets;
  }
  const end = start + header + length;
  if (end > bytes.length) throw derError('an element is longer than what is there');
  return { tag, content: bytes.subarray(start + header, end), encoded: bytes.subarray(start, end) };
}

function octet(bytes: Uint8Array, at: number): number {
  const value = bytes[at];
  if (value === undefined) throw derError('it ends too early');
  return value;
}
