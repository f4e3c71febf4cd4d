import { childElements } from '../../xml/navigate.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
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
export class ArrayType implements TypeCodec {
  /** The arrays that are the items, if any are. */
  readonly #inner: { readonly shape: ArrayShape; readonly codec: ArrayType } | undefined;
  readonly #item: ElementSlot;
  /** Name of the type of the innermost items. */
  readonly #itemType: XmlName;
  readonly #dimensions: number;

  constructor(shape: ArrayShape, codecs: CodecSource) {
    const inner = itemShape(shape);
    this.#inner = inner && { shape: inner, codec: new ArrayType(inner, codecs) };
    // Every value of section 5 may be nil (SOAP 1.1 §5.1, rule 9).
    this.#item = new ElementSlot(codecs, { type: shape.item, nillable: true }, { isItem: true });
    this.#itemType = codecs.prefixes.named(shape.item);
    this.#dimensions = shape.dimensions?.at(-1) ?? 1;
  }

  decode(element: XmlElement, state: DecodeState): unknown[] {
    const places = placesIn(element, this.#dimensions, state);
    const items = childElements(element).map((item) => this.#decodeItem(item, state));
    return places === undefined ? items : placed(items, places);
  }

  encode(name: XmlName, value: unknown, state: EncodeState, extra: readonly XmlAttribute[]): void {
    const sizes = sizesOf(value, this.#dimensions);
    const attributes = arrayAttributes(this.#itemType, this.#inner?.shape, sizes, state);
    state.writer.start(name, [...extra, ...attributes]);
    for (const [at, item] of flattened(value, sizes).entries()) {
      try {
        this.#encodeItem(item, state);
      } catch (problem) {
        throw problem instanceof ValueProblem ? problem.within(`item[${at + 1}]`) : problem;
      }
    }
    state.writer.end();
  }

  #decodeItem(item: XmlElement, state: DecodeState): unknown {
    const inner = this.#inner;
    if (inner === undefined) return this.#item.decode(item, state);
    return state.references.follow(item, (target) => inner.codec.decode(target, state));
  }

  #encodeItem(item: unknown, state: EncodeState): void {
    if (this.#inner === undefined) this.#item.encode(ITEM, item, state);
    else this.#inner.codec.encode(ITEM, item, state, []);
  }
}

/** The arrays that are the items of an array; undefined where they are no arrays. */
function itemShape({ item, rank, dimensions }: ArrayShape): ArrayShape | undefined {
  if (rank === 1) return undefined;
  return { item, rank: rank - 1, ...(dimensions && { dimensions: dimensions.slice(0, -1) }) };
}

/** The items at their places, row by row; null where none came. */
function placed(items: readonly unknown[], { sizes, places }: ArrayPlaces): unknown[] {
  const cells: unknown[] = new Array(sizes.reduce((product, size) => product * size, 1)).fill(null);
  for (const [at, place] of places.entries()) cells[place] = items[at];
  return sizes.slice(1).reduceRight(rows, cells);
}

/** Cuts cells into rows of one size. */
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

/** The items row by row. */
function flattened(value: unknown, sizes: readonly number[]): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return sizes.length === 1 ? items : items.flatMap((row) => flattened(row, sizes.slice(1)));
}
