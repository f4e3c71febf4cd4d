import { childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { ArrayShape } from '../schema/model.ts';
import { arrayAttributes } from './array-attributes.ts';
import { type ArrayPlaces, placesIn } from './array-places.ts';
import type { CodecSource } from './codec-source.ts';
import type { DecodeState } from './decode-state.ts';
import { ElementSlot } from './element-slot.ts';
import type { EncodeState } from './encode-state.ts';
import { notOfType, ValueProblem } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';

const ITEM = { prefix: '', namespace: '', local: 'item' };

/**
 * Arrays of rpc/encoded (SOAP 1.1 §5.4.2, SOAP 1.2 part 2 §3). The WSDL says what the items are: their names and types
 * count for nothing in what comes in (IN-12), and are written because .NET and gSOAP read nothing without (IN-21). An array of
 * several dimensions is an array of arrays; places that were not sent are null.
 */
export function arrayType(shape: ArrayShape, codecs: CodecSource): TypeCodec {
  const innerShape = itemShape(shape);
  const inner = innerShape && arrayType(innerShape, codecs);
  // Every value of section 5 may be nil (SOAP 1.1 §5.1, rule 9).
  const slot = new ElementSlot(codecs, { type: shape.item, nillable: true }, { isItem: true });
  const itemName = codecs.prefixes.named(shape.item);
  const dimensions = shape.dimensions?.at(-1) ?? 1;

  const decodeItem = (item: XmlElement, state: DecodeState): unknown => {
    if (inner === undefined) return slot.decode(item, state);
    return state.references.follow(item, (target) => inner.decode(target, state));
  };
  const encodeItem = (item: unknown, state: EncodeState): void => {
    if (inner === undefined) slot.encode(ITEM, item, state);
    else inner.encode(ITEM, item, state, []);
  };
  return {
    decode(element, state) {
      const places = placesIn(element, dimensions, state);
      const items = childElements(element).map((item) => decodeItem(item, state));
      return places === undefined ? items : placed(items, places);
    },
    encode(name, value, state, extra) {
      const sizes = sizesOf(value, dimensions);
      state.writer.start(name, [...extra, ...arrayAttributes(itemName, innerShape, sizes, state)]);
      for (const [at, item] of flattened(value, sizes).entries()) {
        try {
          encodeItem(item, state);
        } catch (problem) {
          throw problem instanceof ValueProblem ? problem.within(`item[${at + 1}]`) : problem;
        }
      }
      state.writer.end();
    },
  };
}

/** The arrays that are the items of an array; undefined where they are no arrays. */
function itemShape({ item, rank, dimensions }: ArrayShape): ArrayShape | undefined {
  if (rank === 1) return undefined;
  return { item, rank: rank - 1, ...(dimensions && { dimensions: dimensions.slice(0, -1) }) };
}

function placed(items: readonly unknown[], { sizes, places }: ArrayPlaces): unknown[] {
  const cells: unknown[] = new Array(sizes.reduce((product, size) => product * size, 1)).fill(null);
  for (const [at, place] of places.entries()) cells[place] = items[at];
  return sizes.slice(1).reduceRight(rows, cells);
}

function rows(cells: readonly unknown[], size: number): unknown[] {
  if (size === 0) return [];
  return Array.from({ length: cells.length / size }, (_, row) => cells.slice(row * size, (row + 1) * size));
}

/** The length of each dimension. @throws ValueProblem where the rows are not of one length. */
function sizesOf(value: unknown, dimensions: number): readonly number[] {
  if (!Array.isArray(value)) throw notOfType(value, 'an array');
  if (dimensions === 1) return [value.length];
  const each = value.map((row) => sizesOf(row, dimensions - 1));
  const [first = new Array<number>(dimensions - 1).fill(0)] = each;
  if (each.some((sizes) => sizes.join() !== first.join())) {
    throw new ValueProblem(`has rows of different lengths, expected an array of ${dimensions} dimensions`);
  }
  return [value.length, ...first];
}

function flattened(value: unknown, sizes: readonly number[]): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return sizes.length === 1 ? items : items.flatMap((row) => flattened(row, sizes.slice(1)));
}
