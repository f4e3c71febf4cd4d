import { type Certificate, isSelfIssued, readCertificate } from './certificate.ts';
import { contextTag, derChildren, derChildrenOf, derError, readDer, TAG } from './der.ts';
import { derOid } from './der-values.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
/** As many as a path may have: longer ones are an attempt to keep us busy. */
const MOST = 8;

/**
 * Reads the certificates of a PKCS #7 (RFC 2315 §9.1; `#PKCS7` of the token profile, BSP R5201). Their order says nothing
 * (X.509 token profile 1.1 §3.1.3): the end entity's is the one that has issued none of the others. The revocation lists
 * that may come along are left where they are.
 *
 * @returns The certificates, the end entity's first.
 * @throws CERTIFICATE_UNREADABLE Also where it is not told which certificate is the end entity's.
 */
export function readPkcs7(der: Uint8Array): [Certificate, ...Certificate[]] {
  const [type, content] = derChildrenOf(readDer(der), TAG.sequence);
  if (content?.tag !== contextTag(0) || derOid(type) !== SIGNED_DATA)
    throw derError('a PKCS #7 that is no SignedData');
  const [signedData] = derChildren(content);
  const set = derChildrenOf(signedData, TAG.sequence).find(({ tag }) => tag === contextTag(0));
  const encoded = set === undefined ? [] : derChildren(set);
  if (encoded.length > MOST)
    throw derError(`a PKCS #7 of ${encoded.length} certificates; ${MOST} are allowed`);
  const certificates = encoded.map((element) => readCertificate(element.encoded));
  const [leaf, ...otherLeaves] = certificates.filter((one) => !hasIssuedAny(one, certificates));
  if (leaf === undefined || otherLeaves.length > 0)
    throw derError('a PKCS #7 that does not hold the certificate of one end entity and its path');
  return [leaf, ...certificates.filter((one) => one !== leaf)];
}

/** By name: whether it really has is seen where the path is built. */
function hasIssuedAny({ subjectKey }: Certificate, certificates: readonly Certificate[]): boolean {
  return certificates.some((other) => other.issuerKey === subjectKey && !isSelfIssued(other));
}
