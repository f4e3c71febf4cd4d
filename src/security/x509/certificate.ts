import type { Identity } from '../identity.ts';
import { contextTag, type DerElement, derChildren, derChildrenOf, derError, TAG } from './der.ts';
import { derInteger, derTime } from './der-values.ts';
import { distinguishedName } from './distinguished-name.ts';
import { type Extensions, readExtensions } from './extensions.ts';
import { type Name, nameKey, readName } from './name.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import { readSigned } from './signed-structure.ts';
import type { StructureAlgorithm } from './structure-algorithm.ts';

/** An X.509 certificate as read; nothing about it is proven yet. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly version: 1 | 2 | 3;
  readonly serialNumber: bigint;
  readonly issuer: Name;
  readonly subject: Name;
  /** The names folded for comparing (RFC 5280 §7.1). */
  readonly issuerKey: string;
  readonly subjectKey: string;
  /** Milliseconds since 1970; both ends belong to the validity. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKey;
  readonly extensions: Extensions;
  /** For checking the issuer's signature. */
  readonly signedPart: Uint8Array;
  /** undefined where it is not accepted at all. */
  readonly algorithm: StructureAlgorithm | undefined;
  readonly signature: Uint8Array;
}

const NO_EXTENSIONS: Extensions = new Map();

/**
 * Reads a certificate (RFC 5280 §4.1) from strict DER.
 *
 * @param der All octets of it; nothing may follow.
 * @throws CERTIFICATE_UNREADABLE
 */
export function readCertificate(der: Uint8Array): Certificate {
  const own = Uint8Array.from(der);
  const structure = readSigned(own, (members) => withoutVersion(members)[1]);
  const { members, signedPart, algorithm, signature } = structure;
  const [serial, , issuerElement, validity, subjectElement, keyElement, ...optional] =
    withoutVersion(members);
  const [notBefore, notAfter] = derChildrenOf(validity, TAG.sequence);
  const version = readVersion(members[0]);
  const issuer = readName(issuerElement);
  const subject = readName(subjectElement);
  return {
    der: own,
    version,
    serialNumber: derInteger(serial),
    issuer,
    subject,
    issuerKey: nameKey(issuer),
    subjectKey: nameKey(subject),
    notBefore: derTime(notBefore),
    notAfter: derTime(notAfter),
    publicKey: readPublicKey(keyElement),
    extensions: extensionsOf(version, optional),
    signedPart,
    algorithm,
    signature,
  };
}

/** Who the certificate says its owner is: issuer and subject, never the key (GR-23). */
export function identityOf(certificate: Certificate): Identity {
  return { issuer: distinguishedName(certificate.issuer), subject: distinguishedName(certificate.subject) };
}

/** Whether issuer and subject are one name. */
export function isSelfIssued(certificate: Certificate): boolean {
  return certificate.issuerKey === certificate.subjectKey;
}

function hasVersion(element: DerElement | undefined): element is DerElement {
  return element?.tag === contextTag(0);
}

function withoutVersion(members: readonly DerElement[]): readonly DerElement[] {
  return hasVersion(members[0]) ? members.slice(1) : members;
}

function readVersion(element: DerElement | undefined): 1 | 2 | 3 {
  if (!hasVersion(element)) return 1;
  const version = derInteger(derChildren(element)[0]);
  if (version === 1n) return 2;
  if (version === 2n) return 3;
  // Without the number: to write one of 100,000 octets takes a third of a second, and it would stand in the fault.
  throw derError('a certificate of another version than 1, 2 and 3');
}

function extensionsOf(version: number, optional: readonly DerElement[]): Extensions {
  const element = optional.find((member) => member.tag === contextTag(3));
  if (element === undefined) return NO_EXTENSIONS;
  // RFC 5280 §4.1.2.9: extensions make a version 3 certificate.
  if (version !== 3) throw derError('extensions in a certificate that is not version 3');
  return readExtensions(derChildren(element)[0]);
}
