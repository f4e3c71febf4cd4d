import { effectiveType } from './effective-type.ts';
import type {
  AllowedNamespaces,
  AttributeUse,
  ComplexType,
  ElementParticle,
  Group,
  Particle,
  SchemaModel,
} from './model.ts';
import { reservedProperties } from './reserved-properties.ts';

/**
 * How a complex type stands in TypeScript: one property a member. The same rules make the generated interfaces
 * and the values of the codec:
 *
 * - an element or attribute is a property of its local name; repeated ones are arrays, empty where none came;
 * - branches of a choice are optional properties, of which the codec lets exactly one through;
 * - a sequence or choice that repeats as a whole is `$items`, an array of objects;
 * - text of an element with attributes is `$value`; elements of `xsd:any` are `$any` and attributes of
 *   `xsd:anyAttribute` `$attributes`, both as they are in the tree (no XML name begins with a dollar sign);
 * - where a name is taken already, the next one is `name$2`.
 */
export type Member = { readonly property: string; readonly optional: boolean } & (
  | { readonly kind: 'element'; readonly particle: ElementParticle; readonly many: boolean }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'any' }
  | { readonly kind: 'attribute'; readonly attribute: AttributeUse }
  | { readonly kind: 'attributes'; readonly namespaces: AllowedNamespaces }
  | { readonly kind: 'text'; readonly type: string }
);

/** The members of a type with all that it inherits, content first, then attributes. */
export function membersOf(model: SchemaModel, type: ComplexType): Member[] {
  const effective = effectiveType(model, type);
  const content = contentOf(effective);
  const members = content === undefined ? [] : membersOfGroup(content);
  const taken = new Set(members.map((member) => member.property));
  if (effective.text !== undefined) {
    members.push({ kind: 'text', type: effective.text, optional: false, property: reservedProperties.text });
  }
  for (const attribute of effective.attributes ?? []) {
    const property = freeName(localOf(attribute.name), taken);
    members.push({ kind: 'attribute', attribute, optional: attribute.required !== true, property });
  }
  if (effective.anyAttribute !== undefined) {
    const namespaces = effective.anyAttribute;
    members.push({ kind: 'attributes', namespaces, optional: true, property: reservedProperties.attributes });
  }
  return members;
}

/** The members of one round of a group, in the order in which they are listed. */
export function membersOfGroup(group: Group): Member[] {
  return new GroupMembers(group).list();
}

/** Collects the members of a group: an element that is listed several times is one of them. */
class GroupMembers {
  readonly #group: Group;
  readonly #members = new Map<string, Member>();
  readonly #taken = new Set<string>();

  constructor(group: Group) {
    this.#group = group;
    for (const particle of group.particles) this.#add(particle, group.kind === 'choice' || group.min === 0);
  }

  list(): Member[] {
    return [...this.#members.values()];
  }

  #add(particle: Particle, optional: boolean): void {
    const element = singleElement(particle);
    const mayMiss = optional || (element ?? particle).min === 0;
    if (element !== undefined) this.#addElement(element, mayMiss);
    else if (particle.kind === 'any') this.#addWildcard();
    else if (particle.kind !== 'element') this.#addGroup(particle, mayMiss);
  }

  #addElement(particle: ElementParticle, optional: boolean): void {
    const known = this.#members.get(particle.name);
    const many = timesAtMost(this.#group, particle.name) > 1;
    this.#members.set(particle.name, {
      kind: 'element',
      particle,
      many,
      optional: optional && !many && (known?.optional ?? true),
      property: known?.property ?? freeName(localOf(particle.name), this.#taken),
    });
  }

  #addWildcard(): void {
    const property = reservedProperties.elements;
    this.#members.set(property, { kind: 'any', optional: true, property });
  }

  #addGroup(inner: Group, optional: boolean): void {
    if (isRepeated(inner)) {
      const property = freeName(reservedProperties.rounds, this.#taken);
      this.#members.set(property, { kind: 'group', group: once(inner), optional: false, property });
    } else {
      for (const particle of inner.particles) this.#add(particle, optional || inner.kind === 'choice');
    }
  }
}

/** The content of a type as a group that stands once: one that repeats as a whole is put into a sequence. */
export function contentOf(type: ComplexType): Group | undefined {
  const { content } = type;
  return content !== undefined && isRepeated(content) ? { kind: 'sequence', particles: [content] } : content;
}

/** Whether a particle may stand more than once. */
export function isRepeated(particle: Particle): boolean {
  return particle.max === 'unbounded' || (particle.max ?? 1) > 1;
}

/** A particle that comes to one element: itself, or the only content of a group, with the occurrences of both. */
export function singleElement(particle: Particle): ElementParticle | undefined {
  if (particle.kind === 'element') return particle;
  if (particle.kind === 'any') return undefined;
  const [only, ...others] = particle.particles;
  const element = only === undefined || others.length > 0 ? undefined : singleElement(only);
  if (element === undefined || leavesGaps(particle, element)) return undefined;
  const unbounded = particle.max === 'unbounded' || element.max === 'unbounded';
  const max = unbounded ? 'unbounded' : Number(particle.max ?? 1) * Number(element.max ?? 1);
  return { ...element, min: (particle.min ?? 1) * (element.min ?? 1), max };
}

/** Whether some counts between the fewest and the most cannot be: two elements, or none, where a pair is optional. */
function leavesGaps(group: Group, element: ElementParticle): boolean {
  return (element.min ?? 1) > 1 && (group.min ?? 1) !== (group.max ?? 1);
}

/** A repeated group without its repetition: one round of it. */
export function once(group: Group): Group {
  return { kind: group.kind, particles: group.particles };
}

/** How often an element may stand in one round of a particle, groups that repeat as a whole left out. */
function timesAtMost(particle: Particle, name: string): number {
  const element = singleElement(particle);
  if (element !== undefined && element.name !== name) return 0;
  if (element !== undefined) return isRepeated(element) ? 2 : 1;
  if (particle.kind === 'element' || particle.kind === 'any') return 0;
  const times = particle.particles.map((inner) => (isRepeatedGroup(inner) ? 0 : timesAtMost(inner, name)));
  return particle.kind === 'choice' ? Math.max(0, ...times) : times.reduce((sum, count) => sum + count, 0);
}

function isRepeatedGroup(particle: Particle): boolean {
  return isRepeated(particle) && particle.kind !== 'any' && singleElement(particle) === undefined;
}

/** A name that no other member has: `name`, `name$2`, … */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}$${count}`;
  taken.add(name);
  return name;
}

/** The local part of a Clark name. */
export function localOf(name: string): string {
  return name.slice(name.indexOf('}') + 1);
}

/** The namespace of a Clark name. */
export function namespaceOf(name: string): string {
  return name.startsWith('{') ? name.slice(1, name.indexOf('}')) : '';
}
