import { PlegmaError } from '../../errors/plegma-error.ts';
import { type Certificate, isSelfIssued } from './certificate.ts';
import { checkNameConstraints } from './name-constraints.ts';
import type { CertificatePath } from './path.ts';
import { checkPolicies } from './policies.ts';
import { checkRevocation, type RevocationCheck } from './revocation.ts';
import { checkKeyStrength, checkSignatureStrength, type Strength } from './strength.ts';
import { checkAuthority, checkCriticalExtensions, checkSigningUsage } from './usage.ts';

/** What a path is held against. */
export interface PathRules {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly strength: Strength;
  /** The signer's certificate is trusted by itself (GR-37): its issuer is asked for nothing but revocation. */
  readonly isKnown: boolean;
  /** undefined where the site uses no revocation lists. */
  readonly revocation: RevocationCheck | undefined;
}

/**
 * Checks every certificate of a path whose names and signatures already fit (RFC 5280 §6.1): validity, strength,
 * critical extensions, usage, path length, name constraints, policies, revocation.
 *
 * @returns Until when the answer holds (ms since 1970).
 * @throws CERTIFICATE_EXPIRED
 * @throws CERTIFICATE_NOT_YET_VALID
 * @throws CERTIFICATE_WEAK
 * @throws CERTIFICATE_USAGE
 * @throws CERTIFICATE_REVOKED
 * @throws CERTIFICATE_REVOCATION_UNKNOWN
 */
export async function validatePath(path: CertificatePath, rules: PathRules): Promise<number> {
  const [signer] = path;
  const issuers = rules.isKnown ? [] : path.slice(1);
  checkOne(signer, rules);
  checkSigningUsage(signer, rules.isKnown);
  let below = 0;
  for (const [index, issuer] of issuers.entries()) {
    const isAnchor = index === issuers.length - 1;
    checkOne(issuer, rules);
    checkAuthority(issuer, below, isAnchor);
    for (const certificate of path.slice(0, index + 1)) {
      // RFC 5280 §6.1.4 b: an authority that issues to itself stays outside its own constraints.
      if (certificate === signer || !isSelfIssued(certificate)) checkNameConstraints(issuer, certificate);
    }
    if (!isSelfIssued(issuer)) below += 1;
  }
  if (!rules.isKnown) checkPolicies(path);
  // What the anchor says about itself needs no proof; everybody else carries a signature that must hold.
  const issued = path.slice(0, issuers.length);
  for (const certificate of issued) {
    checkSignatureStrength(certificate.algorithm?.digest, rules.strength);
  }
  const ends = [signer, ...issuers].map((certificate) => certificate.notAfter);
  return Math.min(...ends, await checkAllRevocations(path, rules));
}

function checkOne(certificate: Certificate, { now, strength }: PathRules): void {
  if (now > certificate.notAfter) {
    throw new PlegmaError(
      'CERTIFICATE_EXPIRED',
      `A certificate expired at ${isoTime(certificate.notAfter)}.`,
    );
  }
  if (now < certificate.notBefore) {
    throw new PlegmaError(
      'CERTIFICATE_NOT_YET_VALID',
      `A certificate is valid from ${isoTime(certificate.notBefore)} only.`,
    );
  }
  checkKeyStrength(certificate.publicKey, strength);
  checkCriticalExtensions(certificate);
}

async function checkAllRevocations(path: CertificatePath, rules: PathRules): Promise<number> {
  const { isKnown, revocation } = rules;
  let until = Number.POSITIVE_INFINITY;
  if (revocation === undefined) return until;
  const asked = isKnown ? path.slice(0, 1) : path;
  for (const [index, certificate] of asked.entries()) {
    const issuer = path[index + 1];
    if (issuer !== undefined) until = Math.min(until, await checkRevocation(certificate, issuer, revocation));
  }
  return until;
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
