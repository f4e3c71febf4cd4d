import { child, childElements } from '../../xml/navigate.ts';
import { ANY_TYPE } from '../schema/model.ts';
import { attachmentType } from './attachment-type.ts';
import type { CodecSource } from './codec-source.ts';
import type { DecodeState } from './decode-state.ts';
import { ElementSlot } from './element-slot.ts';
import type { EncodeState } from './encode-state.ts';
import { type InlineNativeType, inlineNativeType, isAttachmentType } from './native-types.ts';
import { notOfType } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import { isXmlElement } from './wildcard-content.ts';

const item = { prefix: '', namespace: '', local: 'item' };
const key = { ...item, local: 'key' };
const value = { ...item, local: 'value' };

const types: Readonly<Record<InlineNativeType, (codecs: CodecSource) => TypeCodec>> = {
  Vector: vectorType,
  Map: mapType,
  Element: elementType,
  Document: elementType,
};

/**
 * The codec of a type that is known without a schema: those of Apache SOAP, and references to attachments.
 */
export function nativeType(name: string, codecs: CodecSource): TypeCodec | undefined {
  if (isAttachmentType(name)) return attachmentType(name);
  const inline = inlineNativeType(name);
  return inline && types[inline](codecs);
}

/** Items of any type. */
function vectorType(codecs: CodecSource): TypeCodec {
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
function mapType(codecs: CodecSource): TypeCodec {
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

function anySlot(codecs: CodecSource): ElementSlot {
  return new ElementSlot(codecs, { type: ANY_TYPE, nillable: true }, { optional: true });
}
