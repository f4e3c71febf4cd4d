import { type Certificate, isSelfIssued, readCertificate } from './certificate.ts';
import { type DerElement, derChildrenOf, derError, readDer, TAG } from './der.ts';
import { derSequence } from './der-write.ts';

/** As many as a path may have: longer ones are an attempt to keep us busy. */
const MOST = 8;

/**
 * Reads certificates whose order says nothing: the end entity's is the one that has issued none of the others.
 *
 * @returns The certificates, the end entity's first.
 * @throws CERTIFICATE_UNREADABLE Also where it is not told which certificate is the end entity's.
 */
export function readUnordered(encoded: readonly DerElement[]): [Certificate, ...Certificate[]] {
  if (encoded.length > MOST)
    throw derError(`a bundle of ${encoded.length} certificates; ${MOST} are allowed`);
  const certificates = encoded.map((element) => readCertificate(element.encoded));
  const [leaf, ...otherLeaves] = certificates.filter((one) => !hasIssuedAny(one, certificates));
  if (leaf === undefined || otherLeaves.length > 0)
    throw derError('a bundle that does not hold the certificate of one end entity and its path');
  return [leaf, ...certificates.filter((one) => one !== leaf)];
}

/** By name: whether it really has is seen where the path is built. */
function hasIssuedAny({ subjectKey }: Certificate, certificates: readonly Certificate[]): boolean {
  return certificates.some((other) => other.issuerKey === subjectKey && !isSelfIssued(other));
}

/** Reads what {@link writeUnordered} has written. */
export function readUnorderedSequence(der: Uint8Array): [Certificate, ...Certificate[]] {
  return readUnordered(derChildrenOf(readDer(der), TAG.sequence));
}

/** One value of several certificates that came one by one, as those of X509Data do (XML-DSig §4.4.4). */
export function writeUnordered(certificates: readonly Uint8Array[]): Uint8Array {
  return derSequence(...certificates);
}
