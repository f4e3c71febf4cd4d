import { isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { uriAttribute } from '../../xml/uri-attribute.ts';
import { SAML_10, SAML_20, WSSE, WSSE11, WSSE11_DRAFT } from '../namespaces.ts';
import { sameDocumentId } from '../same-document.ts';
import type { ElementIds } from '../signature/element-ids.ts';
import { onlyChild, onlyText } from '../strict-read.ts';
import { isSecurityHeader } from './security-header.ts';

const TOKEN_NAMESPACES: ReadonlySet<string> = new Set([WSSE, WSSE11, WSSE11_DRAFT, SAML_10, SAML_20]);

/**
 * Whether an element of a Security header belongs there by its standard: tokens, user names, confirmations, SAML
 * assertions. Anything else may be a header block that was moved here, away from where it is looked for.
 */
export function isHeaderToken(element: XmlElement, header: XmlElement): boolean {
  return element.parent === header && TOKEN_NAMESPACES.has(element.namespace) && !isSecurityHeader(element);
}

/**
 * The token that a SecurityTokenReference of the Security header stands for: an assertion that is signed through the
 * STR-Transform beside the signature's own token (WSS 1.0 §8.3, SAML token profile 1.1 §3.3).
 *
 * @returns undefined where it refers to nothing of this header.
 * @throws SIGNATURE_ID_AMBIGUOUS, SIGNATURE_REFERENCE_INVALID
 */
export function tokenBeside(
  reference: XmlElement,
  header: XmlElement,
  ids: ElementIds,
): XmlElement | undefined {
  if (reference.parent !== header || !isNamed(reference, WSSE, 'SecurityTokenReference')) return undefined;
  const id = directId(reference) ?? identifierOf(reference);
  const token = id === undefined ? undefined : ids.resolve(id);
  return token !== undefined && isHeaderToken(token, header) ? token : undefined;
}

function directId(reference: XmlElement): string | undefined {
  const direct = onlyChild(reference, WSSE, 'Reference');
  return direct && sameDocumentId(uriAttribute(direct, 'URI'));
}

/** SAML names its assertions by a KeyIdentifier that holds their id. */
function identifierOf(reference: XmlElement): string | undefined {
  const identifier = onlyChild(reference, WSSE, 'KeyIdentifier');
  return identifier && onlyText(identifier)?.trim();
}
