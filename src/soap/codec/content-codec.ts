import type { XmlElement } from '../../xml/tree.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import type { ValueObject } from './value-object.ts';

/** The child elements of one element, read from first to last. */
export class Cursor {
  readonly parent: XmlElement;
  readonly #elements: readonly XmlElement[];
  #at = 0;

  constructor(parent: XmlElement, elements: readonly XmlElement[]) {
    this.parent = parent;
    this.#elements = elements;
  }

  /** The next element, without taking it. */
  get next(): XmlElement | undefined {
    return this.#elements[this.#at];
  }

  take(): void {
    this.#at += 1;
  }
}

/** Reads and writes the part of an element's content that one particle of the schema describes. */
export interface ContentCodec {
  /** Local names of the elements that it may begin with, for sentences. */
  readonly names: readonly string[];
  /** The members of the value that it reads and writes. */
  readonly properties: readonly string[];
  /** How many items of a member it may write, by what else the value has. */
  room(property: string, value: ValueObject): Bounds;
  /** Whether it may be left out altogether. */
  readonly isEmptiable: boolean;
  starts(element: XmlElement, state: DecodeState): boolean;
  /** Reads as many elements as the particle describes into the value. */
  decode(cursor: Cursor, into: ValueObject, state: DecodeState): void;
  /** The members of a value of which this particle writes something; none where it has nothing to write. */
  present(value: ValueObject): readonly string[];
  /** @throws ValueProblem */
  encode(value: ValueObject, state: EncodeState): void;
}

/** How often a particle may stand. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Of what a part does not write at all. */
export const NO_ROOM: Bounds = { min: 0, max: 0 };

/** The bounds of a particle: once, unless it says otherwise (XML Schema part 1 §3.9.2). */
export function boundsOf(particle: { readonly min?: number; readonly max?: number | 'unbounded' }): Bounds {
  const max = particle.max ?? 1;
  return { min: particle.min ?? 1, max: max === 'unbounded' ? Number.POSITIVE_INFINITY : max };
}

/** The refusal of content that lacks a required element. */
export function missing(cursor: Cursor, names: readonly string[], state: DecodeState): Error {
  const found = cursor.next === undefined ? 'nothing more' : told(cursor.next, names);
  const expected = names.length === 1 ? names[0] : `one of ${names.join(', ')}`;
  const sentence = `The element ${cursor.parent.local} lacks ${expected}: found ${found} there.`;
  return state.refuse(
    'SCHEMA_ELEMENT_MISSING',
    cursor.parent,
    sentence,
    names.length === 1 ? names[0] : undefined,
  );
}

/** The name of an element; its namespace too, where that alone is wrong. */
function told({ local, namespace }: XmlElement, expected: readonly string[]): string {
  if (!expected.includes(local)) return local;
  return namespace === ''
    ? `${local} without a namespace`
    : `${local} in the namespace ${namespace.slice(0, 80)}`;
}
