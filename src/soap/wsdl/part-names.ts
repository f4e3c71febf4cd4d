import { clarkName } from '../../xml/names.ts';
import { resolveQName } from '../../xml/namespaces.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { requiredAttribute, schemaAttribute } from '../schema/xsd.ts';

/** The element that a part refers to. */
export function elementOf(part: XmlElement): string {
  return clarkName(resolveQName(part, requiredAttribute(part, 'element')));
}

/** Parts of rpc/encoded headers and faults may have a type instead of an element: their own name then stands there. */
export function nameOf(part: XmlElement, namespace: string): string {
  if (schemaAttribute(part, 'element') !== undefined) return elementOf(part);
  return clarkName({ namespace, local: requiredAttribute(part, 'name') });
}
