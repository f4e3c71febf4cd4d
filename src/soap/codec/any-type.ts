import { childElements, text } from '../../xml/navigate.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import { namespaceOf } from '../schema/members.ts';
import { ANY_TYPE, XSD_NAMESPACE } from '../schema/model.ts';
import { reservedProperties } from '../schema/reserved-properties.ts';
import { anyArray, saysArray } from './any-array.ts';
import type { CodecSource } from './codec-source.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { typeNamed, writtenType, XSI_NIL, XSI_TYPE } from './instance-attributes.ts';
import { isNativeType, XML_SOAP_NAMESPACE } from './native-types.ts';
import { rawType } from './raw-type.ts';
import { notOfType } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import { isValueObject, memberOf, setMember } from './value-object.ts';
import { isXmlElement } from './wildcard-content.ts';

/**
 * xsd:anyType: the message says what it is. `xsi:type` decides; without one text is a string and anything else the
 * element itself. The maps that SOAP4R and Axis send (IN-12) are `Map`s.
 */
export function anyType(codecs: CodecSource): TypeCodec {
  const array = anyArray(codecs);
  return {
    decode(element, state) {
      const name = namedType(element, codecs, state);
      if (name !== undefined) return withType(codecs.get(name).decode(element, state), name);
      if (saysArray(element)) return array.decode(element, state);
      return childElements(element).length === 0 ? text(element) : element;
    },
    encode(name, value, state, extra) {
      if (isXmlElement(value)) rawType.encode(name, value, state, extra);
      else if (value === null) state.writer.leaf(name, '', [XSI_NIL]);
      else if (Array.isArray(value)) array.encode(name, value, state, extra);
      else encodeNamed(name, value, codecs, state, extra);
    },
  };
}

/** The type that an element says to be of, where that is known and says more than xsd:anyType. */
function namedType(element: XmlElement, codecs: CodecSource, state: DecodeState): string | undefined {
  const written = writtenType(element);
  if (written === undefined) return undefined;
  const name = codecs.names.known(typeNamed(written, element, state));
  return name === ANY_TYPE ? undefined : name;
}

/** Writes a value with the `xsi:type` that tells how to read it. */
function encodeNamed(
  name: XmlName,
  value: unknown,
  codecs: CodecSource,
  state: EncodeState,
  extra: readonly XmlAttribute[],
): void {
  const type = typeOf(value);
  if (type === undefined || codecs.names.known(type) === undefined)
    throw notOfType(value, 'a value whose type is known');
  const written = { ...XSI_TYPE, value: state.qName(codecs.prefixes.named(type)) };
  // A value without members cannot name its type itself: { $type: '{…}int', $value: 5 }.
  const content =
    isValueObject(value) && codecs.names.isBare(type) ? memberOf(value, reservedProperties.text) : value;
  codecs.get(type).encode(name, content ?? value, state, [...extra, written]);
}

/** A value of a type of the schema names it, so that it is written as it came. */
function withType(value: unknown, name: string): unknown {
  if (
    isValueObject(value) &&
    !isXmlElement(value) &&
    !isNativeType(name) &&
    namespaceOf(name) !== XSD_NAMESPACE
  )
    setMember(value, reservedProperties.type, name);
  return value;
}

/** The type that a JavaScript value says to be of when it is written. */
function typeOf(value: unknown): string | undefined {
  if (isValueObject(value)) {
    const named = memberOf(value, reservedProperties.type);
    if (typeof named === 'string') return named;
  }
  if (value instanceof Map) return `{${XML_SOAP_NAMESPACE}}Map`;
  const local = builtInTypeOf(value);
  return local === undefined ? undefined : `{${XSD_NAMESPACE}}${local}`;
}

function builtInTypeOf(value: unknown): string | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return 'double';
  if (value instanceof Date) return 'dateTime';
  return value instanceof Uint8Array ? 'base64Binary' : undefined;
}
