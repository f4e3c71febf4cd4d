import type { XmlElement } from '../../xml/tree.ts';
import { type Bounds, type ContentCodec, type Cursor, missing, NO_ROOM } from './content-codec.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { ValueProblem } from './simple-codec.ts';
import { addToMember, isValueObject, memberOf, setMember, type ValueObject } from './value-object.ts';

/** The names of a group that repeats. */
export interface RoundMembers {
  /** The array of the rounds. */
  readonly property: string;
  /** Members of one round that are arrays. */
  readonly arrays: readonly string[];
}

/** A group that repeats as a whole: an array of objects, one a round. */
export class RepeatedContent implements ContentCodec {
  readonly names: readonly string[];
  readonly properties: readonly string[];
  readonly isEmptiable: boolean;
  readonly #round: ContentCodec;
  readonly #bounds: Bounds;
  readonly #property: string;
  readonly #arrays: readonly string[];

  constructor(round: ContentCodec, bounds: Bounds, { property, arrays }: RoundMembers) {
    this.#round = round;
    this.#bounds = bounds;
    this.#property = property;
    this.#arrays = arrays;
    this.names = round.names;
    this.properties = [property];
    this.isEmptiable = bounds.min === 0 || round.isEmptiable;
  }

  /** Its rounds have their members to themselves. */
  room(): Bounds {
    return NO_ROOM;
  }

  starts(element: XmlElement, state: DecodeState): boolean {
    return this.#round.starts(element, state);
  }

  decode(cursor: Cursor, into: ValueObject, state: DecodeState): void {
    let count = 0;
    for (let next = cursor.next; next !== undefined && count < this.#bounds.max; next = cursor.next) {
      if (!this.starts(next, state)) break;
      const item: ValueObject = {};
      for (const array of this.#arrays) setMember(item, array, []);
      this.#round.decode(cursor, item, state);
      addToMember(into, this.#property, item);
      count += 1;
    }
    if (count < this.#bounds.min && !this.#round.isEmptiable) throw missing(cursor, this.names, state);
  }

  present(value: ValueObject): readonly string[] {
    const items = memberOf(value, this.#property);
    return Array.isArray(items) && items.length > 0 ? this.properties : [];
  }

  encode(value: ValueObject, state: EncodeState): void {
    const items = memberOf(value, this.#property) ?? [];
    if (!Array.isArray(items)) throw new ValueProblem('is no array').within(this.#property);
    const { min, max } = this.#bounds;
    if ((items.length < min && !this.#round.isEmptiable) || items.length > max) {
      throw new ValueProblem(`has ${items.length} items, expected ${min} to ${max}`).within(this.#property);
    }
    for (const [at, item] of items.entries()) {
      const step = `${this.#property}[${at + 1}]`;
      if (!isValueObject(item)) throw new ValueProblem('is no object').within(step);
      try {
        this.#round.encode(item, state);
      } catch (problem) {
        throw problem instanceof ValueProblem ? problem.within(step) : problem;
      }
    }
  }
}
