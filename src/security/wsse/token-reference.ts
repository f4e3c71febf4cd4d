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
import { malformed } from '../signature/malformed.ts';
import { onlyChild, onlyElements, onlyText } from '../strict-read.ts';
import type { CertificateReference, IssuerSerial } from '../x509/known-certificates.ts';
import { parseName } from '../x509/name-text.ts';
import { tokenInvalid, tokenUnsupported } from './token-refusals.ts';

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

/** With the certificate itself inside the reference. */
export interface EmbeddedCertificate {
  readonly kind: 'embedded';
  readonly base64: string;
  /** What stands beside it and has to name the same certificate (XML-DSig §4.4.4). */
  readonly issuerSerial?: IssuerSerial;
}

/** How a signature names its certificate (X.509 token profile 1.1 §3.2). */
export type TokenReference = DirectReference | ContainedToken | EmbeddedCertificate | CertificateReference;

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
  const uri = uriAttribute(element, 'URI');
  if (!uri?.startsWith('#') || uri.length === 1) throw tokenUnsupported('a reference to another document');
  return { kind: 'direct', id: uri.slice(1), valueType: uriAttribute(element, 'ValueType') };
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
      return { kind: 'key-identifier', value };
    case THUMBPRINT_SHA1:
    case THUMBPRINT_SHA1_DRAFT:
      return { kind: 'thumbprint', value };
    case X509_V3:
      return { kind: 'embedded', base64 };
    default:
      throw tokenUnsupported('a KeyIdentifier of another kind');
  }
}

function readX509Data(element: XmlElement): TokenReference {
  const children = onlyElements(element) ?? [];
  const certificates = children.filter((child) => isNamed(child, DS, 'X509Certificate'));
  const names = children.filter((child) => isNamed(child, DS, 'X509IssuerSerial')).map(readIssuerSerial);
  const [certificate, name] = [certificates[0], names[0]];
  const base64 = certificate && onlyText(certificate);
  const isPlain = certificates.length + names.length === children.length && names.length < 2;
  if (!isPlain || certificates.length > 1 || (certificate !== undefined && base64 === undefined)) {
    throw tokenInvalid('X509Data that is not one certificate, or one issuer name and serial number');
  }
  if (base64 !== undefined) {
    return { kind: 'embedded', base64, ...(name === undefined ? {} : { issuerSerial: name }) };
  }
  if (name !== undefined) return name;
  throw tokenInvalid('an empty X509Data');
}

/** An xsd:integer; some authorities gave out negative ones against RFC 5280 §4.1.2.2. */
const SERIAL_NUMBER = /^[+-]?\d{1,64}$/;

function readIssuerSerial(element: XmlElement): IssuerSerial {
  const [issuer, serial, ...others] = onlyElements(element) ?? [];
  const name = issuer && isNamed(issuer, DS, 'X509IssuerName') ? onlyText(issuer) : undefined;
  const number = serial && isNamed(serial, DS, 'X509SerialNumber') ? onlyText(serial)?.trim() : undefined;
  if (!name || number === undefined || !SERIAL_NUMBER.test(number) || others.length > 0) {
    throw tokenInvalid('an X509IssuerSerial that is not one issuer name and one serial number');
  }
  return { kind: 'issuer-serial', issuer: parseName(name), serialNumber: BigInt(number) };
}
