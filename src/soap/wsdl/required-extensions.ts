import { attribute, childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { describe, invalidDocument } from '../schema/xsd.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';
import { bindingNamespaces, MIME_NAMESPACE } from './wsdl-names.ts';

/** What a policy asks for is settled by how the endpoint is set up, and WS-Addressing is answered in kind. */
const KNOWN = new Set([
  WSDL_NAMESPACE,
  MIME_NAMESPACE,
  ...Object.values(bindingNamespaces),
  'http://schemas.xmlsoap.org/ws/2004/09/policy',
  'http://www.w3.org/ns/ws-policy',
  'http://www.w3.org/2006/05/addressing/wsdl',
  'http://www.w3.org/2006/02/addressing/wsdl',
  'http://www.w3.org/2007/05/addressing/metadata',
  'http://schemas.xmlsoap.org/ws/2004/08/addressing/policy',
]);

/**
 * Refuses the extensions of a part of a description that must be understood (`wsdl:required`) and are not (WSDL 1.1 §2.1.3,
 * WS-I R2026).
 *
 * @throws SCHEMA_DOCUMENT_INVALID
 */
export function requireKnownExtensions(node: XmlElement): void {
  for (const extension of childElements(node)) {
    const required = attribute(extension, WSDL_NAMESPACE, 'required')?.trim();
    if (KNOWN.has(extension.namespace) || (required !== 'true' && required !== '1')) continue;
    throw invalidDocument(
      `${describe(node)} requires the extension ${extension.local} of ${extension.namespace}, which is not known here.`,
    );
  }
}
