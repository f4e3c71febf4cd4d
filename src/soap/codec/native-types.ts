import { localOf, namespaceOf } from '../schema/members.ts';

/** The types that Apache SOAP and Axis bring along, and that many a WSDL refers to without a schema (IN-12). */
export const XML_SOAP_NAMESPACE = 'http://xml.apache.org/xml-soap';

/** The attachment reference of WS-I: its text is a `cid:` URI (Attachments Profile 1.0 §4.4). */
export const SWA_REF = '{http://ws-i.org/profiles/basic/1.1/xsd}swaRef';

/** Types of {@link XML_SOAP_NAMESPACE} whose values stand in the message. */
const INLINE = ['Vector', 'Map', 'Element', 'Document'] as const;
/** One of them, by its local name. */
export type InlineNativeType = (typeof INLINE)[number];

const ATTACHED = ['DataHandler', 'Image', 'PlainText', 'Multipart', 'Source', 'OctetStream'];

/** Types whose values always travel beside the message. */
const attachmentTypes: ReadonlySet<string> = new Set([
  SWA_REF,
  ...ATTACHED.map((local) => `{${XML_SOAP_NAMESPACE}}${local}`),
]);

/** Whether values of a type are attachments, however short they are. */
export function isAttachmentType(name: string): boolean {
  return attachmentTypes.has(name);
}

/** The type of {@link XML_SOAP_NAMESPACE} that a Clark name names, where its values stand in the message. */
export function inlineNativeType(name: string): InlineNativeType | undefined {
  if (namespaceOf(name) !== XML_SOAP_NAMESPACE) return undefined;
  return INLINE.find((local) => local === localOf(name));
}

/** Whether a type has a codec of its own whatever a schema says. */
export function isNativeType(name: string): boolean {
  return isAttachmentType(name) || inlineNativeType(name) !== undefined;
}
