import { isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { uriAttribute } from '../../xml/uri-attribute.ts';
import { BASE64_BINARY, WSSE, X509_PKCS7, X509_PKI_PATH, X509_V1, X509_V3 } from '../namespaces.ts';
import { onlyText } from '../strict-read.ts';
import type { CertificateToken } from '../x509/trust-store.ts';
import { tokenInvalid, tokenUnsupported } from './token-refusals.ts';

const KINDS: ReadonlyMap<string, CertificateToken['kind']> = new Map([
  [X509_V3, 'certificate'],
  [X509_V1, 'certificate'],
  [X509_PKI_PATH, 'path'],
  [X509_PKCS7, 'bundle'],
]);

/**
 * Reads a BinarySecurityToken that a SecurityTokenReference points to. It must stand directly in the same
 * Security header (BSP R5204), before or after the signature (IN-30), or be embedded in the reference.
 *
 * @param holder The Security header, or the Embedded element of the reference.
 * @param valueType What the reference says about it, if anything (BSP R3058).
 * @throws TOKEN_UNSUPPORTED Another type.
 * @throws TOKEN_INVALID
 */
export function readBinaryToken(
  element: XmlElement,
  holder: XmlElement,
  valueType: string | undefined,
): CertificateToken {
  if (element.parent !== holder || !isNamed(element, WSSE, 'BinarySecurityToken')) {
    throw tokenUnsupported('a reference to something else than a BinarySecurityToken of the same header');
  }
  const encoding = uriAttribute(element, 'EncodingType');
  if (encoding !== undefined && encoding !== BASE64_BINARY)
    throw tokenUnsupported('an encoding other than base64');
  const type = uriAttribute(element, 'ValueType');
  const kind = type === undefined ? undefined : KINDS.get(type);
  if (kind === undefined) throw tokenUnsupported('a token that is no X509v3, X509v1, X509PKIPathv1 or PKCS7');
  if (valueType !== undefined && valueType !== type)
    throw tokenInvalid('a token of another type than referred to');
  const base64 = onlyText(element);
  if (base64 === undefined) throw tokenInvalid('a BinarySecurityToken that holds something else than base64');
  return { kind, base64 };
}
