import { WSU } from '../../security/namespaces.ts';
import { XML_NAMESPACE } from '../../xml/namespaces.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import { SOAP_12_ENCODING_NAMESPACE, SOAP_ENCODING_NAMESPACE } from '../schema/model.ts';
import { XMIME_NAMESPACE } from '../soap-names.ts';
import { soapDialects } from '../soap-version.ts';
import type { DecodeState } from './decode-state.ts';
import { requireKnownEncoding } from './encoding-style.ts';
import { instanceNamespaces } from './instance-attributes.ts';
import type { Use } from './type-codec.ts';

/** Attributes of these namespaces are about the message, not part of the value. */
const ABOUT_THE_MESSAGE = new Set<string>([
  ...instanceNamespaces,
  XML_NAMESPACE,
  SOAP_ENCODING_NAMESPACE,
  SOAP_12_ENCODING_NAMESPACE,
  soapDialects['1.1'].namespace,
  soapDialects['1.2'].namespace,
  WSU,
  XMIME_NAMESPACE,
]);

/** Those of an encoded message that are in no namespace. */
const REFERENCES = new Set(['id', 'href', 'ref']);

/**
 * Whether an attribute may stand on any element.
 *
 * @throws ENCODING_STYLE_UNSUPPORTED
 */
export function isAboutMessage(attribute: XmlAttribute, use: Use): boolean {
  if (attribute.namespace !== '') {
    requireKnownEncoding(attribute);
    return ABOUT_THE_MESSAGE.has(attribute.namespace);
  }
  return use === 'encoded' && REFERENCES.has(attribute.local);
}

/**
 * Refuses attributes on an element whose type has none.
 *
 * @throws SCHEMA_ATTRIBUTE_UNEXPECTED
 */
export function refuseAttributes(element: XmlElement, use: Use, state: DecodeState): void {
  if (element.attributes.length === 0 || state.options.ignoreUnknown) return;
  const unexpected = element.attributes.find((attribute) => !isAboutMessage(attribute, use));
  if (unexpected !== undefined) throw unexpectedAttribute(element, unexpected, state);
}

/** The refusal of an attribute that the type of its element does not have. */
export function unexpectedAttribute(element: XmlElement, attribute: XmlAttribute, state: DecodeState): Error {
  const sentence = `The element ${element.local} has the attribute ${attribute.local}, which it does not take.`;
  return state.refuse('SCHEMA_ATTRIBUTE_UNEXPECTED', element, sentence);
}
