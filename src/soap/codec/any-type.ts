import { attribute, child, childElements, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { localOf, namespaceOf } from '../schema/members.ts';
import { SOAP_ENCODING_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE } from '../schema/model.ts';
import { arrayType } from './array-type.ts';
import type { DecodeState } from './decode-state.ts';
import { typeNamed, XSI_NIL, XSI_TYPE } from './element-slot.ts';
import { rawType } from './raw-type.ts';
import { notOfType } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import type { TypeCodecs } from './type-codecs.ts';
import { isValueObject, memberOf, setMember } from './value-object.ts';
import { isXmlElement } from './wildcard-content.ts';

const ANY = { type: `{${XSD_NAMESPACE}}anyType` };
const APACHE_SOAP = 'http://xml.apache.org/xml-soap';

/**
 * xsd:anyType: the message says what it is. `xsi:type` decides; without one text is a string and anything else the
 * element itself. The maps that SOAP4R and Axis send (IN-12) are `Map`s.
 */
export function anyType(codecs: TypeCodecs): TypeCodec {
  // Made when first needed: the items of arrays are of anyType again.
  const anyArray = lazily(() => arrayType({ item: ANY.type, rank: 1 }, codecs));
  return {
    decode(element, state) {
      const written = attribute(element, XSI_NAMESPACE, 'type');
      if (written !== undefined) {
        const name = codecs.known(typeNamed(written, element, state));
        if (name === `{${APACHE_SOAP}}Map`) return decodeMap(element, codecs, state);
        if (name !== undefined && name !== ANY.type)
          return withType(codecs.get(name).decode(element, state), name);
      }
      if (attribute(element, SOAP_ENCODING_NAMESPACE, 'arrayType') !== undefined) {
        return anyArray().decode(element, state);
      }
      return childElements(element).length === 0 ? text(element) : element;
    },
    encode(name, value, state, extra) {
      if (isXmlElement(value)) {
        rawType.encode(name, value, state, extra);
        return;
      }
      if (value === null) {
        state.writer.leaf(name, '', [XSI_NIL]);
        return;
      }
      if (Array.isArray(value)) {
        anyArray().encode(name, value, state, extra);
        return;
      }
      const type = typeOf(value);
      if (type === undefined || codecs.known(type) === undefined)
        throw notOfType(value, 'a value whose type is known');
      const written = { ...XSI_TYPE, value: state.qName(codecs.prefixes.named(type)) };
      codecs.get(type).encode(name, value, state, [...extra, written]);
    },
  };
}

function withType(value: unknown, name: string): unknown {
  if (isValueObject(value) && namespaceOf(name) !== XSD_NAMESPACE && !isXmlElement(value))
    setMember(value, '$type', name);
  return value;
}

/** `item`s with `key` and `value`, both of any type. */
function decodeMap(element: XmlElement, codecs: TypeCodecs, state: DecodeState): Map<unknown, unknown> {
  const part = (item: XmlElement, local: string): unknown => {
    const found = child(item, '', local);
    return found === undefined ? undefined : codecs.decodeAny(found, state);
  };
  return new Map(
    childElements(element).map((item) =>
      state.references.follow(item, (target): [unknown, unknown] => [
        part(target, 'key'),
        part(target, 'value'),
      ]),
    ),
  );
}

/** The type that a JavaScript value says to be of when it is written. */
function typeOf(value: unknown): string | undefined {
  if (isValueObject(value)) {
    const named = memberOf(value, '$type');
    if (typeof named === 'string') return named;
  }
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

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Names of the map type, which no schema needs to define. */
export function isMapType(name: string): boolean {
  return namespaceOf(name) === APACHE_SOAP && localOf(name) === 'Map';
}
