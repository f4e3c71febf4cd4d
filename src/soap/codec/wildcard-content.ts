import { clarkName } from '../../xml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { letsThrough } from '../schema/allowed-namespaces.ts';
import type { Wildcard } from '../schema/model.ts';
import { reservedProperties } from '../schema/reserved-properties.ts';
import type { CodecSource } from './codec-source.ts';
import { type Bounds, boundsOf, type ContentCodec, type Cursor, missing, NO_ROOM } from './content-codec.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { writtenType } from './instance-attributes.ts';
import { ValueProblem } from './simple-codec.ts';
import { addToMember, memberOf, type ValueObject } from './value-object.ts';

const PROPERTY = reservedProperties.elements;

/**
 * `xsd:any`: elements as they are. Those that the schemas know are held to their declarations. Others are let through even
 * where the schema does not say `lax`, which many a service means (.NET has documents of any kind there), unless they are of a
 * namespace whose elements the schemas have.
 */
export class WildcardContent implements ContentCodec {
  readonly names = ['any element'];
  readonly properties = [PROPERTY];
  readonly isEmptiable: boolean;
  readonly #wildcard: Wildcard;
  readonly #bounds: Bounds;
  readonly #codecs: CodecSource;
  /** The wildcards of one content, in their order: they share the member. */
  readonly #siblings: WildcardContent[];

  constructor(wildcard: Wildcard, codecs: CodecSource, siblings: WildcardContent[]) {
    this.#wildcard = wildcard;
    this.#bounds = boundsOf(wildcard);
    this.#codecs = codecs;
    this.#siblings = siblings;
    this.isEmptiable = this.#bounds.min === 0;
    siblings.push(this);
  }

  /** Wildcards deal their elements out themselves, by what each lets through. */
  room(): Bounds {
    return NO_ROOM;
  }

  starts(element: XmlElement): boolean {
    return letsThrough(this.#wildcard.namespaces, element.namespace);
  }

  decode(cursor: Cursor, into: ValueObject, state: DecodeState): void {
    let count = 0;
    for (let next = cursor.next; next !== undefined && count < this.#bounds.max; next = cursor.next) {
      if (!this.starts(next)) break;
      this.#check(next, state);
      addToMember(into, PROPERTY, next);
      cursor.take();
      count += 1;
    }
    if (count < this.#bounds.min) throw missing(cursor, this.names, state);
  }

  #check(element: XmlElement, state: DecodeState): void {
    const { processContents } = this.#wildcard;
    if (processContents === 'skip') return;
    const declared = this.#codecs.global(clarkName(element));
    if (declared !== undefined) declared.decode(element, state);
    else if (processContents !== 'lax') this.#requireForeign(element, state);
  }

  /** A client passes over what it does not know; an `xsi:type` is as good as a declaration (part 1 §3.10.4). */
  #requireForeign(element: XmlElement, state: DecodeState): void {
    if (state.options.ignoreUnknown === true || writtenType(element) !== undefined) return;
    if (!this.#codecs.describes(element.namespace)) return;
    const sentence = `The element ${clarkName(element).slice(0, 120)} is declared nowhere, though others of its namespace are.`;
    throw state.refuse('SCHEMA_ELEMENT_UNEXPECTED', element, sentence);
  }

  present(value: ValueObject): readonly string[] {
    return itemsOf(value).length > 0 ? this.properties : [];
  }

  encode(value: ValueObject, state: EncodeState): void {
    const items = this.#own(itemsOf(value));
    if (items.length < this.#bounds.min || items.length > this.#bounds.max) {
      throw new ValueProblem(
        `has ${items.length} elements, expected ${this.#bounds.min} to ${this.#bounds.max}`,
      ).within(PROPERTY);
    }
    for (const item of items) {
      if (!isXmlElement(item)) throw new ValueProblem('holds something that is no element').within(PROPERTY);
      if (!this.starts(item))
        throw new ValueProblem(`holds ${clarkName(item)}, whose namespace is not let through`).within(
          PROPERTY,
        );
      state.tree(item);
    }
  }

  /** Each wildcard has as many elements as it takes, as when they are read; the last one all that are left. */
  #own(items: readonly unknown[]): readonly unknown[] {
    let begin = 0;
    for (const sibling of this.#siblings) {
      if (sibling === this) break;
      begin += sibling.#taken(items, begin);
    }
    const isLast = this.#siblings.at(-1) === this;
    return items.slice(begin, isLast ? undefined : begin + this.#taken(items, begin));
  }

  #taken(items: readonly unknown[], begin: number): number {
    let count = 0;
    for (const item of items.slice(begin)) {
      if (count === this.#bounds.max || !isXmlElement(item) || !this.starts(item)) break;
      count += 1;
    }
    return count;
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
