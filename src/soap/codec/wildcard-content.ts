import { writeElement } from '../../xml/canonicalise.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Wildcard } from '../schema/model.ts';
import { type Bounds, boundsOf, type ContentCodec, type Cursor, missing } from './content-codec.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { ValueProblem } from './simple-codec.ts';
import { addToMember, memberOf, type ValueObject } from './value-object.ts';

const PROPERTY = '$any';

/** `xsd:any`: elements as they are. */
export class WildcardContent implements ContentCodec {
  readonly names = ['any element'];
  readonly isEmptiable: boolean;
  readonly #wildcard: Wildcard;
  readonly #bounds: Bounds;

  constructor(wildcard: Wildcard) {
    this.#wildcard = wildcard;
    this.#bounds = boundsOf(wildcard);
    this.isEmptiable = this.#bounds.min === 0;
  }

  starts(element: XmlElement): boolean {
    const { namespaces } = this.#wildcard;
    if (namespaces === 'any') return true;
    if ('not' in namespaces) return element.namespace !== namespaces.not && element.namespace !== '';
    return namespaces.includes(element.namespace);
  }

  decode(cursor: Cursor, into: ValueObject, state: DecodeState): void {
    let count = 0;
    for (let next = cursor.next; next !== undefined && count < this.#bounds.max; next = cursor.next) {
      if (!this.starts(next)) break;
      addToMember(into, PROPERTY, next);
      cursor.take();
      count += 1;
    }
    if (count < this.#bounds.min) throw missing(cursor, this.names, state);
  }

  isPresent(value: ValueObject): boolean {
    return itemsOf(value).length > 0;
  }

  encode(value: ValueObject, state: EncodeState): void {
    const items = itemsOf(value);
    if (items.length < this.#bounds.min || items.length > this.#bounds.max) {
      throw new ValueProblem(
        `has ${items.length} elements, expected ${this.#bounds.min} to ${this.#bounds.max}`,
      ).within(PROPERTY);
    }
    for (const item of items) {
      if (!isXmlElement(item)) throw new ValueProblem('holds something that is no element').within(PROPERTY);
      writeElement(state.writer, item);
    }
  }
}

function itemsOf(value: ValueObject): readonly unknown[] {
  const items = memberOf(value, PROPERTY) ?? [];
  if (!Array.isArray(items)) throw new ValueProblem('is no array').within(PROPERTY);
  return items;
}

/** Whether a value is an element of a tree. */
export function isXmlElement(value: unknown): value is XmlElement {
  return (
    typeof value === 'object' &&
    value !== null &&
    'local' in value &&
    'children' in value &&
    'declarations' in value
  );
}
