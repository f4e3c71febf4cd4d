import type { XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import { reservedProperties } from '../schema/reserved-properties.ts';
import { isAboutMessage } from './attribute-check.ts';
import type { AttributesCodec } from './attributes-codec.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { XSI_NIL } from './instance-attributes.ts';
import type { TypeCodec, Use } from './type-codec.ts';
import { isValueObject, memberOf, setMember, type ValueObject } from './value-object.ts';

/** Whether a value is that of a nil element with attributes: they, and `$nil: true`. */
export function isNilObject(value: unknown): value is ValueObject {
  return isValueObject(value) && memberOf(value, reservedProperties.nil) === true;
}

/**
 * Nil elements of a type with attributes, which they have all the same (part 1 §3.4.4). One without any is read as null
 * though some be required, for so .NET and JAX-WS write it; it is not written.
 */
export function nilWithAttributes(
  attributes: AttributesCodec,
  use: Use,
): Required<Pick<TypeCodec, 'decodeNil' | 'encodeNil'>> {
  return {
    decodeNil(element: XmlElement, state: DecodeState): ValueObject | null {
      if (element.attributes.every((attribute) => isAboutMessage(attribute, use))) return null;
      const value: ValueObject = {};
      attributes.decode(element, value, state);
      setMember(value, reservedProperties.nil, true);
      return value;
    },
    encodeNil(name: XmlName, value: ValueObject, state: EncodeState): void {
      state.writer.leaf(name, '', attributes.encode(value, state, [XSI_NIL]));
    },
  };
}
