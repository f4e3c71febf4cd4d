import { isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { uriAttribute } from '../../xml/uri-attribute.ts';
import { decodeBase64 } from '../base64.ts';
import {
  BASE64_BINARY,
  DS,
  THUMBPRINT_SHA1,
  THUMBPRINT_SHA1_DRAFT,
  WSSE,
  X509_SKI,
  X509_V3,
} from '../namespaces.ts';
import { sameDocumentId } from '../same-document.ts';
import { malformed } from '../signature/malformed.ts';
import { onlyChild, onlyElements, onlyText } from '../strict-read.ts';
import { tokenInvalid, tokenUnsupported } from './token-refusals.ts';
import { type EmbeddedCertificate, type NamedCertificate, readX509Data } from './x509-data.ts';

/** By the id of a BinarySecurityToken of the same header. */
export interface DirectReference {
  readonly kind: 'direct';
  readonly id: string;
  readonly valueType: string | undefined;
}

/** With a BinarySecurityToken inside the reference (WSS 1.0 §7.4). */
export interface ContainedToken {
  readonly kind: 'contained';
  readonly token: XmlElement;
  readonly holder: XmlElement;
}

/** How a signature names its certificate (X.509 token profile 1.1 §3.2). */
export type TokenReference = DirectReference | ContainedToken | EmbeddedCertificate | NamedCertificate;

/** A wsse:SecurityTokenReference with what it says. */
export interface SecurityTokenReference {
  readonly element: XmlElement;
  readonly reference: TokenReference;
}

/**
 * Reads `ds:KeyInfo`: exactly one SecurityTokenReference (BSP R5402) with exactly one reference (R3061). A bare key
 * or name (KeyValue, KeyName, RetrievalMethod) proves nothing about who holds it (IN-31).
 *
 * @throws SIGNATURE_MALFORMED
 * @throws TOKEN_UNSUPPORTED
 * @throws TOKEN_INVALID
 */
export function readKeyInfo(keyInfo: XmlElement): SecurityTokenReference {
  const element = onlyChild(keyInfo, WSSE, 'SecurityTokenReference');
  if (element === undefined)
    throw malformed('KeyInfo is not exactly one wsse:SecurityTokenReference (BSP R5402, R5417)');
  const [child, ...others] = onlyElements(element) ?? [];
  if (child === undefined || others.length > 0) {
    throw malformed('the SecurityTokenReference does not hold exactly one reference');
  }
  return { element, reference: readReference(child) };
}

function readReference(child: XmlElement): TokenReference {
  if (isNamed(child, WSSE, 'Reference')) return readDirect(child);
  if (isNamed(child, WSSE, 'Embedded')) return readContained(child);
  if (isNamed(child, WSSE, 'KeyIdentifier')) return readKeyIdentifier(child);
  if (isNamed(child, DS, 'X509Data')) return readX509Data(child);
  throw tokenUnsupported(`a reference by ${child.local}`);
}

function readDirect(element: XmlElement): TokenReference {
  // ReferenceType of the schema is empty: what stood in it would be read by nobody, or by somebody else.
  if (onlyElements(element)?.length !== 0) throw tokenUnsupported('a Reference that holds something');
  const id = sameDocumentId(uriAttribute(element, 'URI'));
  if (id === undefined) throw tokenUnsupported('a reference to another document');
  return { kind: 'direct', id, valueType: uriAttribute(element, 'ValueType') };
}

function readContained(holder: XmlElement): ContainedToken {
  const token = onlyChild(holder, WSSE, 'BinarySecurityToken');
  if (token === undefined) throw tokenUnsupported('something else than one BinarySecurityToken embedded');
  return { kind: 'contained', token, holder };
}

function readKeyIdentifier(element: XmlElement): TokenReference {
  const encoding = uriAttribute(element, 'EncodingType');
  if (encoding !== undefined && encoding !== BASE64_BINARY)
    throw tokenUnsupported('an encoding other than base64');
  const base64 = onlyText(element);
  const value = base64 === undefined ? undefined : decodeBase64(base64);
  if (base64 === undefined || value === undefined) throw tokenInvalid('a KeyIdentifier that is not base64');
  switch (uriAttribute(element, 'ValueType')) {
    case X509_SKI:
      return { kind: 'named', names: [{ kind: 'key-identifier', value }] };
    case THUMBPRINT_SHA1:
    case THUMBPRINT_SHA1_DRAFT:
      return { kind: 'named', names: [{ kind: 'thumbprint', value }] };
    case X509_V3:
      return { kind: 'embedded', token: { kind: 'certificate', base64 }, names: [] };
    default:
      throw tokenUnsupported('a KeyIdentifier of another kind');
  }
}
