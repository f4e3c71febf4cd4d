import type { Certificate } from './certificate.ts';
import { contextTag, derChildren, derChildrenOf, derError, readDer, TAG } from './der.ts';
import { derOid } from './der-values.ts';
import { readUnordered } from './unordered-certificates.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/**
 * Reads the certificates of a PKCS #7 (RFC 2315 §9.1; `#PKCS7` of the token profile, BSP R5201). Their order says nothing
 * (X.509 token profile 1.1 §3.1.3). The revocation lists that may come along are left where they are.
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
  return readUnordered(set === undefined ? [] : derChildren(set));
}
