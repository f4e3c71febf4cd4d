import { toHex } from '../bytes.ts';
import type { DistinguishedName } from '../identity.ts';
import { attributeNames } from './attribute-types.ts';
import type { Name, NameAttribute, RelativeName } from './name.ts';

/** The fields of GRIA's normal form in their order (GR-23): most special first, the reverse of the encoding. */
const GRIA_FIELDS = ['EMAILADDRESS', 'CN', 'OU', 'O', 'L', 'ST', 'C'];

/**
 * A name in GRIA's normal form (GR-23): `EMAILADDRESS=none,CN=Alice,OU=none,O=Plegma,L=none,ST=none,C=GR`.
 *
 * Only a name whose attributes are of these seven types, each at most once, alone in its step and in this order
 * can be written so without losing something. All others are written out step by step, most special first,
 * joined by `,` and within a step by `+`. Values are escaped, a literal `none` as `\none`, what cannot be seen by its octets:
 * two different names never give one string.
 */
export function distinguishedName(name: Name): DistinguishedName {
  const steps = name.toReversed();
  const fields = griaFields(steps) ?? steps.map(stepText);
  return fields.join(',') as DistinguishedName;
}

/** A name as RFC 2253 writes it, most special step first: what X509IssuerName carries (XML-DSig §4.5.4.1). */
export function nameText(name: Name): string {
  return name.toReversed().map(stepText).join(',');
}

function griaFields(steps: Name): string[] | undefined {
  const fields: string[] = [];
  let next = 0;
  for (const field of GRIA_FIELDS) {
    const step = steps[next];
    const attribute = step?.length === 1 ? step[0] : undefined;
    if (attribute !== undefined && typeText(attribute.type) === field) {
      fields.push(attributeText(attribute));
      next += 1;
    } else fields.push(`${field}=none`);
  }
  return next === steps.length ? fields : undefined;
}

function stepText(step: RelativeName): string {
  // Sorted: a step is a set, and the order of a set's encoding says nothing.
  return step.map(attributeText).sort().join('+');
}

function attributeText(attribute: NameAttribute): string {
  return `${typeText(attribute.type)}=${attribute.isText ? escapeValue(attribute.value) : attribute.value}`;
}

function typeText(type: string): string {
  return attributeNames.get(type) ?? `OID.${type}`;
}

/** RFC 4514 §2.4, and the escape that keeps a field named "none" apart from a missing one. */
function escapeValue(value: string): string {
  if (value === 'none') return '\\none';
  return value
    .replace(/[\\"+,;<>=]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, (space, at, text) => (endsEscaped(text, at) ? space : '\\ '))
    .replace(UNSEEN, escapeOctets);
}

/** Controls, marks that change how a line is shown, and all white space but the space: nobody could tell them in a log. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
const encoder = new TextEncoder();

function escapeOctets(character: string): string {
  return toHex(encoder.encode(character)).replace(/../g, '\\$&');
}

/** Whether the space at the end was escaped already, being the first character too. */
function endsEscaped(text: string, at: number): boolean {
  return at === 1 && text[0] === '\\';
}
