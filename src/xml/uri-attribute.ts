import { attribute } from './navigate.ts';
import type { XmlElement } from './tree.ts';

const SPACE_ROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g;

/** A value without the white space round it, which does not count in an xsd:ID or xsd:anyURI (XML Schema part 2 §4.3.6). */
export function collapsed(value: string): string {
  // Almost none has any, and looking for it costs more than all else that is done with an id.
  return value.trim() === value ? value : value.replace(SPACE_ROUND, '');
}

/** The value of an attribute in no namespace that is a URI or an id by its schema: white space round it does not count. */
export function uriAttribute(element: XmlElement, local: string): string | undefined {
  const value = attribute(element, '', local);
  return value === undefined ? undefined : collapsed(value);
}
