import { collapsed } from '../security/strict-read.ts';
import { attribute } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/tree.ts';

/** The value of an attribute in no namespace that is a URI or an id by its schema: white space round it does not count. */
export function uriAttribute(element: XmlElement, local: string): string | undefined {
  const value = attribute(element, '', local);
  return value === undefined ? undefined : collapsed(value);
}
