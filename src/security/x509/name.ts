import { toHex } from '../bytes.ts';
import { type DerElement, derChildrenOf, derError, TAG } from './der.ts';
import { derOid, derText } from './der-values.ts';

/** One attribute of a distinguished name: `CN=Alice`. */
export interface NameAttribute {
  /** Dotted object identifier of the attribute's type. */
  readonly type: string;
  /** The characters; of a value that is no string its DER as hexadecimal digits after `#` (RFC 4514 §2.4). */
  readonly value: string;
  readonly isText: boolean;
}

/** One step of a distinguished name; nearly always one attribute, more in a multi-valued one. */
export type RelativeName = readonly NameAttribute[];

/** A distinguished name as encoded: the most general step (country) first. */
export type Name = readonly RelativeName[];

/** Real names have up to ten. */
const MOST_STEPS = 64;

/**
 * Reads an X.501 Name.
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export function readName(element: DerElement | undefined): Name {
  const steps = derChildrenOf(element, TAG.sequence);
  if (steps.length > MOST_STEPS) throw derError(`a name of ${steps.length} steps; ${MOST_STEPS} are allowed`);
  return steps.map(readStep);
}

function readStep(element: DerElement): RelativeName {
  const attributes = derChildrenOf(element, TAG.set).map(readAttribute);
  if (attributes.length === 0) throw derError('a step of a name without attributes');
  return attributes;
}

/** Octets of one value. X.520 allows most 64 to 256 characters; normalising combining marks takes quadratic time. */
const LONGEST_VALUE = 4096;

function readAttribute(element: DerElement): NameAttribute {
  const [type, value, ...others] = derChildrenOf(element, TAG.sequence);
  if (value === undefined || others.length > 0)
    throw derError('an attribute of a name that is not a type and a value');
  if (value.content.length > LONGEST_VALUE) {
    throw derError(`a value of ${value.content.length} octets in a name; ${LONGEST_VALUE} are allowed`);
  }
  const text = derText(value);
  if (text !== undefined) return { type: derOid(type), value: text, isText: true };
  return { type: derOid(type), value: `#${toHex(value.encoded)}`, isText: false };
}

/**
 * One string for all names that compare as equal (RFC 5280 §7.1): case and runs of spaces do not count, nor
 * does the string type. Only for finding issuers: identities are compared by `distinguishedName`.
 */
export function nameKey(name: Name): string {
  return JSON.stringify(name.map((step) => step.map(attributeKey).sort()));
}

function attributeKey({ type, value, isText }: NameAttribute): string {
  const folded = value.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return `${type}${isText ? '=' : '#'}${folded}`;
}
