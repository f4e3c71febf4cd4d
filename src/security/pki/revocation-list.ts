import { derDate, derSequence, derSequenceOf, derUnsigned } from '../x509/der-write.ts';
import { encodePem } from '../x509/pem.ts';
import { type Authority, issuerName } from './issue.ts';
import { writeAlgorithm, writeSigned } from './write-signed.ts';

/** A certificate that its authority takes back. */
export interface RevokedCertificate {
  readonly serialNumber: bigint;
  /** Milliseconds since 1970. */
  readonly revokedAt: number;
}

/** How long a list is good for. */
export interface RevocationListOptions {
  /** Until the next update is due; 30 by default. */
  readonly days?: number;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/** Lists begin a little before they are made: the clocks of their readers differ. */
const BACKDATED = 60_000;

/**
 * Writes and signs the revocation list of an authority (RFC 5280 §5.1).
 *
 * @param revoked All that are revoked, not only the new ones.
 * @returns PEM.
 */
export async function issueRevocationList(
  authority: Authority,
  revoked: readonly RevokedCertificate[],
  { days = 30, clock = Date.now }: RevocationListOptions = {},
): Promise<string> {
  const now = clock();
  const entries = revoked.map(({ serialNumber, revokedAt }) =>
    derSequence(derUnsigned(serialNumber), derDate(revokedAt)),
  );
  const signedPart = derSequence(
    derUnsigned(1n),
    writeAlgorithm(authority.signingKey),
    issuerName(authority),
    derDate(now - BACKDATED),
    derDate(now + days * 24 * 3600 * 1000),
    ...(entries.length === 0 ? [] : [derSequenceOf(entries)]),
  );
  return encodePem(await writeSigned(signedPart, authority.signingKey), 'X509 CRL');
}
