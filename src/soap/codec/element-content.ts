import type { XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import type { Member } from '../schema/members.ts';
import type { ElementParticle } from '../schema/model.ts';
import type { CodecSource } from './codec-source.ts';
import { type Bounds, boundsOf, type ContentCodec, type Cursor, missing, NO_ROOM } from './content-codec.ts';
import type { DecodeState } from './decode-state.ts';
import { ElementSlot } from './element-slot.ts';
import type { EncodeState } from './encode-state.ts';
import { ValueProblem } from './simple-codec.ts';
import { addToMember, memberOf, setMember, type ValueObject } from './value-object.ts';

/** An element particle: one property of the value, an array where it may come several times. */
export class ElementContent implements ContentCodec {
  readonly names: readonly string[];
  readonly properties: readonly string[];
  readonly isEmptiable: boolean;
  readonly #name: XmlName;
  readonly #bounds: Bounds;
  readonly #property: string;
  readonly #many: boolean;
  readonly #slot: ElementSlot;

  constructor(codecs: CodecSource, particle: ElementParticle, member: Extract<Member, { kind: 'element' }>) {
    this.#name = codecs.prefixes.named(particle.name);
    this.#bounds = boundsOf(particle);
    this.#property = member.property;
    this.#many = member.many;
    this.#slot = new ElementSlot(codecs, particle, { optional: this.#bounds.min === 0 });
    this.names = [this.#name.local];
    this.properties = [member.property];
    this.isEmptiable = this.#bounds.min === 0;
  }

  room(property: string): Bounds {
    return property === this.#property ? this.#bounds : NO_ROOM;
  }

  starts(element: XmlElement, state: DecodeState): boolean {
    return element.local === this.#name.local && isNamespace(element, this.#name, state);
  }

  decode(cursor: Cursor, into: ValueObject, state: DecodeState): void {
    let count = 0;
    for (let next = cursor.next; next !== undefined && count < this.#bounds.max; next = cursor.next) {
      if (!this.starts(next, state)) break;
      const value = this.#slot.decode(next, state);
      cursor.take();
      count += 1;
      if (value === undefined) continue;
      if (this.#many) addToMember(into, this.#property, value);
      else setMember(into, this.#property, value);
    }
    if (count >= this.#bounds.min) return;
    if (this.#many || !this.#slot.isNilByOmission) throw missing(cursor, this.names, state);
    setMember(into, this.#property, null);
  }

  /** An empty array is no element where elements repeat, and an element without items where its type is a list. */
  present(value: ValueObject): readonly string[] {
    const member = memberOf(value, this.#property);
    const isNothing = member === undefined || (this.#many && Array.isArray(member) && member.length === 0);
    return isNothing ? [] : this.properties;
  }

  encode(value: ValueObject, state: EncodeState): void {
    const member = memberOf(value, this.#property);
    if (this.#many) this.#encodeMany(member ?? [], state);
    else if (member !== undefined) this.#encodeOne(member, this.#property, state);
    else if (!this.isEmptiable) throw new ValueProblem('is missing').within(this.#property);
  }

  #encodeMany(items: unknown, state: EncodeState): void {
    if (!Array.isArray(items)) throw new ValueProblem('is no array').within(this.#property);
    const { min, max } = this.#bounds;
    if (items.length < min || items.length > max) {
      throw new ValueProblem(`has ${items.length} items, expected ${min} to ${max}`).within(this.#property);
    }
    for (let at = 0; at < items.length; at += 1) {
      this.#encodeOne(items[at], items.length === 1 ? this.#property : `${this.#property}[${at + 1}]`, state);
    }
  }

  #encodeOne(value: unknown, step: string, state: EncodeState): void {
    try {
      this.#slot.encode(this.#name, value, state);
    } catch (problem) {
      throw problem instanceof ValueProblem ? problem.within(step) : problem;
    }
  }
}

/** Exactly the namespace of the schema or, where told so, an element without namespace or for one without (IN-20). */
function isNamespace(element: XmlElement, name: XmlName, state: DecodeState): boolean {
  if (element.namespace === name.namespace) return true;
  return state.options.anyQualification === true && (element.namespace === '' || name.namespace === '');
}
