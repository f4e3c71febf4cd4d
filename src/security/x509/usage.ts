import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Certificate } from './certificate.ts';
import { basicConstraints, EXTENSION, extendedKeyUsage, KEY_USAGE, keyUsage } from './extensions.ts';

/** Critical extensions that the path check understands (RFC 5280 §4.2: any other one refuses the certificate). */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  // Some authorities mark these critical against RFC 5280 §4.2.1.1, §4.2.1.2: they help to find keys and forbid nothing.
  EXTENSION.subjectKeyIdentifier,
  EXTENSION.authorityKeyIdentifier,
  EXTENSION.keyUsage,
  EXTENSION.subjectAltName,
  EXTENSION.basicConstraints,
  EXTENSION.nameConstraints,
  EXTENSION.crlDistributionPoints,
  // Enforced by `checkPolicies`.
  EXTENSION.certificatePolicies,
  EXTENSION.policyMappings,
  EXTENSION.policyConstraints,
  EXTENSION.inhibitAnyPolicy,
  EXTENSION.extendedKeyUsage,
]);

/** Purposes that make sense for signing messages: client, server, mail, any, documents. */
const SIGNING_PURPOSES: ReadonlySet<string> = new Set([
  '1.3.6.1.5.5.7.3.1',
  '1.3.6.1.5.5.7.3.2',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '2.5.29.37.0',
]);

/** @throws CERTIFICATE_USAGE A critical extension is not understood: proxy certificates among others. */
export function checkCriticalExtensions(certificate: Certificate): void {
  for (const [oid, { critical }] of certificate.extensions) {
    if (critical && !UNDERSTOOD.has(oid))
      throw wrongUsage(`a critical extension that is not understood (${oid})`);
  }
}

/**
 * Whether a certificate may sign messages.
 *
 * @param isKnown It is trusted by itself (GR-37): self-signed ones made by common tools call themselves authorities.
 * @throws CERTIFICATE_USAGE
 */
export function checkSigningUsage(certificate: Certificate, isKnown: boolean): void {
  // RFC 5280 §4.1.2.6 allows an alternative name instead, but everybody without a subject would be one identity (GR-23).
  if (certificate.subject.length === 0) throw wrongUsage('no subject, by which its owner could be told');
  const usage = keyUsage(certificate.extensions);
  const maySign = usage?.has(KEY_USAGE.digitalSignature) || usage?.has(KEY_USAGE.nonRepudiation);
  if (usage !== undefined && !maySign) throw wrongUsage('a key that is not for digital signatures');
  if (!isKnown && basicConstraints(certificate.extensions)?.isAuthority) {
    throw wrongUsage('the place of the signer but is an authority');
  }
  checkPurposes(certificate);
}

/**
 * Whether a certificate may issue the one below it.
 *
 * @param below How many intermediate authorities stand between it and the signer, self-issued ones not counted.
 * @throws CERTIFICATE_USAGE
 */
export function checkAuthority(certificate: Certificate, below: number, isAnchor: boolean): void {
  const constraints = basicConstraints(certificate.extensions);
  // Version 1 has no extensions: old roots, trusted by the operator's word alone.
  const isOldRoot = isAnchor && certificate.version === 1;
  if (!constraints?.isAuthority && !isOldRoot) throw wrongUsage('an issuer that is no authority');
  if (constraints?.pathLength !== undefined && below > constraints.pathLength) {
    throw wrongUsage('more authorities in its path than one of them allows');
  }
  const usage = keyUsage(certificate.extensions);
  if (usage !== undefined && !usage.has(KEY_USAGE.keyCertSign)) {
    throw wrongUsage('an issuer whose key is not for signing certificates');
  }
  if (!isAnchor) checkPurposes(certificate);
}

function checkPurposes(certificate: Certificate): void {
  const purposes = extendedKeyUsage(certificate.extensions);
  if (purposes === undefined || purposes.some((purpose) => SIGNING_PURPOSES.has(purpose))) return;
  throw wrongUsage('purposes (extKeyUsage) that do not include signing messages');
}

function wrongUsage(found: string): PlegmaError {
  return new PlegmaError('CERTIFICATE_USAGE', `The certificate has ${found}.`);
}
