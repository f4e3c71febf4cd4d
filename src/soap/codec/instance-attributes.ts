import { clarkName, type ExpandedName } from '../../xml/names.ts';
import { resolveQName } from '../../xml/namespaces.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { XSD_NAMESPACE, XSI_NAMESPACE } from '../schema/model.ts';
import type { DecodeState } from './decode-state.ts';
import { shown } from './simple-codec.ts';

/**
 * The drafts of XML Schema in which SOAP 1.1 itself writes its examples, and which toolkits of those years send: Apache
 * SOAP, kSOAP. Axis reads them, so that its clients count on it.
 */
const DRAFTS: ReadonlySet<string> = new Set([
  'http://www.w3.org/1999/XMLSchema',
  'http://www.w3.org/2000/10/XMLSchema',
]);

/** `xsi:nil="true"`. */
export const XSI_NIL = { prefix: 'xsi', namespace: XSI_NAMESPACE, local: 'nil', value: 'true' };
/** `xsi:type`, without its value. */
export const XSI_TYPE = { prefix: 'xsi', namespace: XSI_NAMESPACE, local: 'type' };

/** The namespaces of `xsi`, today's first. */
export const instanceNamespaces: readonly string[] = [
  XSI_NAMESPACE,
  ...[...DRAFTS].map((draft) => `${draft}-instance`),
];

/** Built-in types that had another name in the drafts. */
const RENAMED = new Map([
  ['ur-type', 'anyType'],
  ['timeInstant', 'dateTime'],
  ['timeDuration', 'duration'],
  ['uriReference', 'anyURI'],
  ['CDATA', 'normalizedString'],
]);

/** The `xsi:type` of an element as it is written (XML Schema part 1 §2.6.1). */
export function writtenType(element: XmlElement): string | undefined {
  return instanceAttribute(element, 'type');
}

/** The Clark name that an `xsi:type` means. */
export function typeNamed(written: string, element: XmlElement, state: DecodeState): string {
  try {
    return clarkName(presentName(resolveQName(element, written)));
  } catch {
    const sentence = `The xsi:type "${written.slice(0, 80)}" of ${element.local} is no name with a declared prefix.`;
    throw state.refuse('SCHEMA_TYPE_INVALID', element, sentence);
  }
}

/** Whether an element is nil (XML Schema part 1 §2.6.2); in the draft of 1999 that is `xsi:null`. */
export function isNil(element: XmlElement, state: DecodeState): boolean {
  const nil = (instanceAttribute(element, 'nil') ?? instanceAttribute(element, 'null'))?.trim();
  if (nil === undefined || nil === 'false' || nil === '0') return false;
  if (nil === 'true' || nil === '1') return true;
  const sentence = `The element ${element.local} has the xsi:nil ${shown(nil)}, expected true or false.`;
  throw state.refuse('SCHEMA_VALUE_INVALID', element, sentence);
}

/** Today's name of a type that a message names. */
function presentName(name: ExpandedName): ExpandedName {
  if (!DRAFTS.has(name.namespace)) return name;
  return { namespace: XSD_NAMESPACE, local: RENAMED.get(name.local) ?? name.local };
}

function instanceAttribute(element: XmlElement, local: string): string | undefined {
  return element.attributes.find(
    (attribute) => attribute.local === local && instanceNamespaces.includes(attribute.namespace),
  )?.value;
}
