import type { PlegmaError } from '../../errors/plegma-error.ts';
import { attribute, childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { SOAP_12_ENCODING_NAMESPACE, SOAP_ENCODING_NAMESPACE } from '../schema/model.ts';
import type { DecodeState } from './decode-state.ts';

/** A sender of a few bytes must not make us hold more places than a message can have elements. */
const MOST_PLACES = 100_000;

/** An array whose items do not simply follow each other: where each one stands. */
export interface ArrayPlaces {
  /** Places of each dimension, the outermost first. */
  readonly sizes: readonly number[];
  /** For each item in the order of the message its place, counted row by row. */
  readonly places: readonly number[];
}

/**
 * Where the items of an array stand, where it has several dimensions or is sent in part: `soapenc:offset` says
 * how many items are left out in front, `soapenc:position` where one stands (SOAP 1.1 §5.4.2.1, §5.4.2.2).
 *
 * @returns undefined for an array whose items follow each other from the first on.
 * @throws SCHEMA_VALUE_INVALID
 */
export function placesIn(
  element: XmlElement,
  dimensions: number,
  state: DecodeState,
): ArrayPlaces | undefined {
  const items = childElements(element);
  const offset = attribute(element, SOAP_ENCODING_NAMESPACE, 'offset');
  const isSparse = offset !== undefined || items.some((item) => positionOf(item) !== undefined);
  if (dimensions === 1 && !isSparse) return undefined;
  const refuse: Refuse = (problem) =>
    state.refuse('SCHEMA_VALUE_INVALID', element, `The array ${element.local} ${problem}.`);
  const declared = declaredSizes(element, items.length);
  if (dimensions > 1 && declared?.length !== dimensions)
    throw refuse(`has ${dimensions} dimensions, and does not say how long they are`);
  const shape = declared?.length === dimensions ? declared : undefined;
  const places = placesOf(items, offset, shape ?? [MOST_PLACES], refuse);
  const sizes = shape ?? [Math.max(0, ...places.map((place) => place + 1))];
  const isWhole = arraySizeOf(element) !== undefined;
  requireFitting(places, product(sizes), isWhole, refuse);
  return { sizes, places };
}

/** Makes the refusal of the array: `has …`. */
type Refuse = (problem: string) => PlegmaError;

/** The place of each item: where it says, or after the one before. */
function placesOf(
  items: readonly XmlElement[],
  offset: string | undefined,
  sizes: readonly number[],
  refuse: Refuse,
): readonly number[] {
  const placeAt = (written: string): number => {
    const place = rowByRow(indices(written), sizes);
    if (place === undefined) throw refuse(`has the place ${JSON.stringify(written.slice(0, 40))}`);
    return place;
  };
  let next = offset === undefined ? 0 : placeAt(offset);
  return items.map((item) => {
    const written = positionOf(item);
    const place = written === undefined ? next : placeAt(written);
    next = place + 1;
    return place;
  });
}

/** @param isWhole SOAP 1.2 has no arrays sent in part. */
function requireFitting(places: readonly number[], total: number, isWhole: boolean, refuse: Refuse): void {
  if (total > MOST_PLACES) throw refuse(`has ${total} places, expected ${MOST_PLACES} at most`);
  if (isWhole && places.length !== total)
    throw refuse(`has ${places.length} items, expected ${total}: SOAP 1.2 sends arrays whole`);
  if (places.some((place) => place >= total)) throw refuse('has items beyond its end');
  if (new Set(places).size < places.length) throw refuse('has two items at one place');
}

function positionOf(item: XmlElement): string | undefined {
  return item.attributes.length === 0 ? undefined : attribute(item, SOAP_ENCODING_NAMESPACE, 'position');
}

/** `xsd:string[2,3]` in SOAP 1.1; `2 3` in SOAP 1.2 (part 2 §3.1.7), whose first size may be `*`: as many as came. */
function declaredSizes(element: XmlElement, count: number): readonly number[] | undefined {
  const arrayType = attribute(element, SOAP_ENCODING_NAMESPACE, 'arrayType');
  if (arrayType !== undefined) return indices(/\[[\d,\s]*\]\s*$/.exec(arrayType)?.[0] ?? '');
  const written = arraySizeOf(element)?.split(/\s+/);
  if (written?.[0] !== '*') return written && indices(`[${written.join(',')}]`);
  const inner = indices(`[${written.slice(1).join(',')}]`);
  return inner && [rowsOf(count, product(inner)), ...inner];
}

function arraySizeOf(element: XmlElement): string | undefined {
  return attribute(element, SOAP_12_ENCODING_NAMESPACE, 'arraySize')?.trim();
}

function rowsOf(count: number, row: number): number {
  return row === 0 ? 0 : Math.ceil(count / row);
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}

/** `[1,2]` as numbers. */
function indices(written: string): readonly number[] | undefined {
  const match = /^\s*\[\s*(\d{1,9}(?:\s*,\s*\d{1,9})*)\s*\]\s*$/.exec(written);
  return match?.[1]?.split(',').map(Number);
}

/** The place of coordinates, the last one running fastest (SOAP 1.1 §5.4.2). */
function rowByRow(at: readonly number[] | undefined, sizes: readonly number[]): number | undefined {
  if (at?.length !== sizes.length) return undefined;
  let place = 0;
  for (const [dimension, index] of at.entries()) {
    const size = sizes[dimension] ?? 0;
    if (index >= size) return undefined;
    place = place * size + index;
  }
  return place;
}
