import { isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { DS } from '../namespaces.ts';
import { onlyBase64, onlyElements, onlyText } from '../strict-read.ts';
import type { CertificateReference, IssuerSerial } from '../x509/known-certificates.ts';
import { parseName } from '../x509/name-text.ts';
import { type CertificateToken, LONGEST_TOKEN } from '../x509/trust-store.ts';
import { writeUnordered } from '../x509/unordered-certificates.ts';
import { tokenInvalid } from './token-refusals.ts';

/** With the certificate itself inside the reference, alone or with its path. */
export interface EmbeddedCertificate {
  readonly kind: 'embedded';
  readonly token: CertificateToken;
  /** What stands beside it and has to name the same certificate (XML-DSig §4.4.4). */
  readonly names: readonly CertificateReference[];
}

/** Names of a certificate that is known here. All of them mean the same one. */
export interface NamedCertificate {
  readonly kind: 'named';
  readonly names: readonly [CertificateReference, ...CertificateReference[]];
}

/** Members of one X509Data: a path, and names of its end. */
const MOST_MEMBERS = 16;

/**
 * Reads `ds:X509Data` (XML-DSig §4.4.4): certificates in any order, and names of the one that holds the key. Revocation
 * lists that come along are left where they are, as those here are the ones that count.
 *
 * @throws TOKEN_INVALID
 * @throws CERTIFICATE_UNREADABLE A name that cannot be read.
 */
export function readX509Data(element: XmlElement): EmbeddedCertificate | NamedCertificate {
  const members = onlyElements(element) ?? [];
  if (members.length > MOST_MEMBERS)
    throw tokenInvalid(`X509Data of ${members.length} members; ${MOST_MEMBERS} are allowed`);
  const certificates: string[] = [];
  const names: CertificateReference[] = [];
  for (const member of members) {
    if (isNamed(member, DS, 'X509Certificate')) certificates.push(certificateText(member));
    else if (!isNamed(member, DS, 'X509CRL')) names.push(readCertificateName(member));
  }
  if (certificates.length > 0) return { kind: 'embedded', token: tokenOf(certificates), names };
  const [name, ...others] = names;
  if (name === undefined) throw tokenInvalid('X509Data that names no certificate');
  return { kind: 'named', names: [name, ...others] };
}

function certificateText(element: XmlElement): string {
  const base64 = onlyText(element);
  if (base64 === undefined) throw tokenInvalid('an X509Certificate that holds something else than base64');
  return base64;
}

function tokenOf(certificates: readonly string[]): CertificateToken {
  const [only, ...others] = certificates;
  if (only !== undefined && others.length === 0) return { kind: 'certificate', base64: only };
  return { kind: 'unordered', base64: encodeBase64(writeUnordered(certificates.map(certificateDer))) };
}

function certificateDer(base64: string): Uint8Array {
  const der = base64.length > LONGEST_TOKEN ? undefined : decodeBase64(base64);
  if (der === undefined) throw tokenInvalid('an X509Certificate that is not base64, or longer than any');
  return der;
}

function readCertificateName(element: XmlElement): CertificateReference {
  if (isNamed(element, DS, 'X509IssuerSerial')) return readIssuerSerial(element);
  if (isNamed(element, DS, 'X509SKI')) {
    const value = onlyBase64(element);
    if (value !== undefined) return { kind: 'key-identifier', value };
  }
  if (isNamed(element, DS, 'X509SubjectName')) {
    const name = onlyText(element);
    if (name) return { kind: 'subject', subject: parseName(name) };
  }
  throw tokenInvalid(`X509Data with a ${element.local} that is no name of a certificate`);
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
