import { attribute, childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import {
  ANY_TYPE,
  type ArrayShape,
  SOAP_12_ENCODING_NAMESPACE,
  SOAP_ENCODING_NAMESPACE,
} from '../schema/model.ts';
import { ArrayType } from './array-type.ts';
import type { CodecSource } from './codec-source.ts';
import type { DecodeState } from './decode-state.ts';
import { typeNamed } from './instance-attributes.ts';
import type { TypeCodec } from './type-codec.ts';

const MOST_COMPILED = 100;
/** A type, and up to eight arrays round it. */
const ARRAY_TYPE = /^\s*([^[\]\s]+)((?:\[[\d,\s]*\]){1,8})\s*$/;

/** `soapenc:Array`, and arrays in xsd:anyType: the message says what the items are (SOAP 1.1 §5.4.2, SOAP 1.2 part 2 §3). */
export function anyArray(codecs: CodecSource): TypeCodec {
  const compiled = new Map<string, TypeCodec>();
  const codecFor = (shape: ArrayShape): TypeCodec => {
    const key = JSON.stringify(shape);
    const known = compiled.get(key) ?? new ArrayType(shape, codecs);
    // Strangers choose shapes too.
    if (compiled.size >= MOST_COMPILED) compiled.clear();
    compiled.set(key, known);
    return known;
  };
  const untyped: ArrayShape = { item: ANY_TYPE, rank: 1 };
  return {
    decode: (element, state) => codecFor(shapeIn(element, codecs, state) ?? untyped).decode(element, state),
    encode: (name, value, state, extra) => codecFor(untyped).encode(name, value, state, extra),
  };
}

/** Whether an element says that it is an array. */
export function saysArray(element: XmlElement): boolean {
  return element.attributes.some(({ namespace, local, value }) => {
    if (namespace === SOAP_ENCODING_NAMESPACE) return local === 'arrayType';
    if (namespace !== SOAP_12_ENCODING_NAMESPACE) return false;
    return (
      local === 'arraySize' || local === 'itemType' || (local === 'nodeType' && value.trim() === 'array')
    );
  });
}

/** The shape that an array is announced with; undefined where its items are of no known type. */
function shapeIn(element: XmlElement, codecs: CodecSource, state: DecodeState): ArrayShape | undefined {
  const [, written, brackets = ''] =
    ARRAY_TYPE.exec(attribute(element, SOAP_ENCODING_NAMESPACE, 'arrayType') ?? '') ?? [];
  if (written === undefined) return shape12(element, codecs, state);
  const item = codecs.names.known(typeNamed(written, element, state));
  if (item === undefined) return undefined;
  const dimensions = brackets
    .split('[')
    .slice(1)
    .map((bracket) => bracket.split(',').length);
  return shapeOf(item, dimensions);
}

/** In SOAP 1.2 members say their types themselves where the array does not (part 2 §3.1.4). */
function shape12(element: XmlElement, codecs: CodecSource, state: DecodeState): ArrayShape | undefined {
  const named = attribute(element, SOAP_12_ENCODING_NAMESPACE, 'itemType')?.trim();
  // PHP has brackets in the name where the items are arrays, which tell what they hold themselves.
  const isUntold = named === undefined || named.endsWith(']');
  const item = isUntold ? ANY_TYPE : codecs.names.known(typeNamed(named, element, state));
  const sizes = attribute(element, SOAP_12_ENCODING_NAMESPACE, 'arraySize')?.trim().split(/\s+/) ?? ['*'];
  if (item === undefined) return undefined;
  if (sizes.length === 1) return shapeOf(item, [1]);
  // Axis writes arrays in arrays, and the sizes of one array of as many dimensions: `* 2` for two of them.
  const isNested = childElements(element).some((member) => saysArray(member));
  return isNested ? undefined : shapeOf(item, [sizes.length]);
}

/** @param dimensions Of each array, the innermost one first. */
function shapeOf(item: string, dimensions: readonly number[]): ArrayShape {
  const isPlain = dimensions.every((count) => count === 1);
  return { item, rank: dimensions.length, ...(isPlain ? {} : { dimensions }) };
}
