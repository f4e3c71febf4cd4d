import type { XmlElement } from '../../xml/tree.ts';
import type { Bounds, ContentCodec, Cursor } from './content-codec.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import type { ValueObject } from './value-object.ts';

/** A group that may be left out as a whole. */
export class OptionalContent implements ContentCodec {
  readonly names: readonly string[];
  readonly properties: readonly string[];
  readonly isEmptiable = true;
  readonly #group: ContentCodec;

  constructor(group: ContentCodec) {
    this.#group = group;
    this.names = group.names;
    this.properties = group.properties;
  }

  room(property: string, value: ValueObject): Bounds {
    const room = this.#group.room(property, value);
    const stands = this.#group.present(value).some((member) => member !== property);
    return stands ? room : { ...room, min: 0 };
  }

  starts(element: XmlElement, state: DecodeState): boolean {
    return this.#group.starts(element, state);
  }

  decode(cursor: Cursor, into: ValueObject, state: DecodeState): void {
    if (cursor.next !== undefined && this.starts(cursor.next, state)) this.#group.decode(cursor, into, state);
  }

  present(value: ValueObject): readonly string[] {
    return this.#group.present(value);
  }

  encode(value: ValueObject, state: EncodeState): void {
    if (this.present(value).length > 0) this.#group.encode(value, state);
  }
}
