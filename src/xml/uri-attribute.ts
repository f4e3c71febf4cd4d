import { attribute } from './navigate.ts';
import type { XmlElement } from './tree.ts';

const SPACES: ReadonlySet<string> = new Set('\t\n\r ');

/** A value without the white space round it, which does not count in an xsd:ID or xsd:anyURI (XML Schema part 2 §4.3.6). */
export function collapsed(value: string): string {
  // Not by a regular expression: within white space inside a value it would try every place anew, minutes for one attribute.
  let start = 0;
  let end = value.length;
  while (start < end && SPACES.has(value.charAt(start))) start += 1;
  while (end > start && SPACES.has(value.charAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

/** The value of an attribute in no namespace that is a URI or an id by its schema: white space round it does not count. */
export function uriAttribute(element: XmlElement, local: string): string | undefined {
  const value = attribute(element, '', local);
  return value === undefined ? undefined : collapsed(value);
}
