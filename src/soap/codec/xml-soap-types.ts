import { child, childElements } from '../../xml/navigate.ts';
import { localOf, namespaceOf } from '../schema/members.ts';
import { XSD_NAMESPACE } from '../schema/model.ts';
import { attachmentType, attachmentTypes } from './attachment-type.ts';
import type { DecodeState } from './decode-state.ts';
import { ElementSlot } from './element-slot.ts';
import type { EncodeState } from './encode-state.ts';
import { notOfType } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import type { TypeCodecs } from './type-codecs.ts';
import { isXmlElement } from './wildcard-content.ts';

/** The types that Apache SOAP and Axis bring along, and that many a WSDL refers to without a schema (IN-12). */
export const XML_SOAP_NAMESPACE = 'http://xml.apache.org/xml-soap';

const item = { prefix: '', namespace: '', local: 'item' };
const key = { ...item, local: 'key' };
const value = { ...item, local: 'value' };

const types: Readonly<Record<string, (codecs: TypeCodecs) => TypeCodec>> = {
  Vector: vectorType,
  Map: mapType,
  Element: elementType,
  Document: elementType,
};

/**
 * The codec of a type that is known without a schema: those of {@link XML_SOAP_NAMESPACE}, and references to
 * attachments.
 */
export function nativeType(name: string, codecs: TypeCodecs): TypeCodec | undefined {
  if (attachmentTypes.has(name)) return attachmentType(name);
  return isXmlSoapType(name) ? types[localOf(name)]?.(codecs) : undefined;
}

/** Whether a type has a codec of its own whatever a schema says. */
export function isNativeType(name: string): boolean {
  return attachmentTypes.has(name) || isXmlSoapType(name);
}

function isXmlSoapType(name: string): boolean {
  return namespaceOf(name) === XML_SOAP_NAMESPACE && Object.hasOwn(types, localOf(name));
}

/** Items of any type. */
function vectorType(codecs: TypeCodecs): TypeCodec {
  const any = anySlot(codecs);
  return {
    decode: (element, state) => childElements(element).map((each) => any.decode(each, state)),
    encode(name, vector, state, extra) {
      if (!Array.isArray(vector)) throw notOfType(vector, 'an array');
      state.writer.start(name, extra);
      for (const each of vector) any.encode(item, each, state);
      state.writer.end();
    },
  };
}

/** `item`s with `key` and `value`, both of any type: a Map. */
function mapType(codecs: TypeCodecs): TypeCodec {
  const any = anySlot(codecs);
  const part = (element: Parameters<TypeCodec['decode']>[0], local: string, state: DecodeState): unknown => {
    const found = child(element, '', local);
    return found === undefined ? undefined : any.decode(found, state);
  };
  const writeEntry = (entry: readonly [unknown, unknown], state: EncodeState): void => {
    state.writer.start(item);
    any.encode(key, entry[0], state);
    any.encode(value, entry[1] ?? null, state);
    state.writer.end();
  };
  return {
    decode: (element, state) =>
      new Map(
        childElements(element).map((each) =>
          state.references.follow(each, (target): [unknown, unknown] => [
            part(target, 'key', state),
            part(target, 'value', state),
          ]),
        ),
      ),
    encode(name, map, state, extra) {
      if (!(map instanceof Map)) throw notOfType(map, 'a Map');
      state.writer.start(name, extra);
      for (const entry of map) writeEntry(entry, state);
      state.writer.end();
    },
  };
}

/** XML as it is: the one element inside. */
function elementType(): TypeCodec {
  return {
    decode: (element) => childElements(element)[0],
    encode(name, element, state, extra) {
      if (!isXmlElement(element)) throw notOfType(element, 'an element of a tree');
      state.writer.start(name, extra);
      state.tree(element);
      state.writer.end();
    },
  };
}

function anySlot(codecs: TypeCodecs): ElementSlot {
  return new ElementSlot(codecs, { type: `{${XSD_NAMESPACE}}anyType`, nillable: true }, { optional: true });
}
