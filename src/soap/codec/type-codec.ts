import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import type { ValueObject } from './value-object.ts';

/** Reads and writes elements of one type. */
export interface TypeCodec {
  /** @param element Its `xsi:type`, `xsi:nil` and references have been dealt with. */
  decode(element: XmlElement, state: DecodeState): unknown;
  /**
   * Writes the whole element.
   *
   * @param extra Attributes that the element has for other reasons: `xsi:type`.
   * @throws ValueProblem The value does not fit the type.
   */
  encode(name: XmlName, value: unknown, state: EncodeState, extra: readonly XmlAttribute[]): void;
  /** The value of a nil element, where the type has more to say about it than null. */
  decodeNil?(element: XmlElement, state: DecodeState): ValueObject | null;
  /** Writes a nil element that has attributes. */
  encodeNil?(name: XmlName, value: ValueObject, state: EncodeState): void;
}

/** Whether values stand in messages as the schema says, or in the encoding of SOAP 1.1 section 5 or SOAP 1.2 part 2 §3. */
export type Use = 'literal' | 'encoded';
