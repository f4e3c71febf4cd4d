import { type Certificate, readCertificate } from './certificate.ts';
import { derChildrenOf, derError, readDer, TAG } from './der.ts';
import { derSequence } from './der-write.ts';

/** Longer chains are an attempt to keep us busy. */
const LONGEST = 8;

/**
 * Reads a PkiPath (X.509 §10; `#X509PKIPathv1` of the token profile): the end entity's certificate comes last.
 *
 * @returns The certificates, the end entity's first.
 * @throws CERTIFICATE_UNREADABLE
 */
export function readPkiPath(der: Uint8Array): [Certificate, ...Certificate[]] {
  const encoded = derChildrenOf(readDer(der), TAG.sequence);
  if (encoded.length > LONGEST)
    throw derError(`a path of ${encoded.length} certificates; ${LONGEST} are allowed`);
  const [leaf, ...others] = encoded.toReversed().map((element) => readCertificate(element.encoded));
  if (leaf === undefined) throw derError('a path without certificates');
  return [leaf, ...others];
}

/** Writes a PkiPath from certificates, the end entity's first. */
export function writePkiPath(certificates: readonly Uint8Array[]): Uint8Array {
  return derSequence(...certificates.toReversed());
}
