import type { DigestName } from '../algorithms.ts';
import type { SignatureCheck } from '../crypto/crypto-provider.ts';
import { contextTag, type DerElement, derChildren, derChildrenOf, TAG } from './der.ts';
import { derInteger, derOid } from './der-values.ts';

/** What the signature of a certificate or a revocation list was made with. */
export type StructureAlgorithm = Pick<SignatureCheck, 'scheme' | 'digest' | 'saltLength'>;

const SIGNATURES: ReadonlyMap<string, StructureAlgorithm> = new Map([
  ['1.2.840.113549.1.1.5', { scheme: 'rsa', digest: 'sha1' }],
  ['1.2.840.113549.1.1.11', { scheme: 'rsa', digest: 'sha256' }],
  ['1.2.840.113549.1.1.12', { scheme: 'rsa', digest: 'sha384' }],
  ['1.2.840.113549.1.1.13', { scheme: 'rsa', digest: 'sha512' }],
  ['1.2.840.10045.4.1', { scheme: 'ecdsa', digest: 'sha1' }],
  ['1.2.840.10045.4.3.2', { scheme: 'ecdsa', digest: 'sha256' }],
  ['1.2.840.10045.4.3.3', { scheme: 'ecdsa', digest: 'sha384' }],
  ['1.2.840.10045.4.3.4', { scheme: 'ecdsa', digest: 'sha512' }],
]);
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
const DIGESTS: ReadonlyMap<string, DigestName> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
/** Octets of the salt where it is not said (RFC 4055 §3.1): as many as SHA-1 has. */
const DEFAULT_SALT = 20n;
/** The longest digest has 64. */
const LONGEST_SALT = 512n;

/**
 * Reads the AlgorithmIdentifier of a signature (RFC 5280 §4.1.1.2).
 *
 * @returns undefined where it is not accepted at all (MD5).
 * @throws CERTIFICATE_UNREADABLE
 */
export function readStructureAlgorithm(element: DerElement): StructureAlgorithm | undefined {
  const [oid, parameters] = derChildrenOf(element, TAG.sequence);
  const name = derOid(oid);
  return name === RSASSA_PSS ? readPss(parameters) : SIGNATURES.get(name);
}

/** RSASSA-PSS-params (RFC 4055 §3.1): digest, mask, length of the salt, trailer, each with a default. */
function readPss(parameters: DerElement | undefined): StructureAlgorithm | undefined {
  const members = new Map(derChildrenOf(parameters, TAG.sequence).map((member) => [member.tag, member]));
  const [hash, mask, salt, trailer] = [0, 1, 2, 3].map((number) => {
    const member = members.get(contextTag(number));
    return member && derChildren(member)[0];
  });
  const digest = hash === undefined ? 'sha1' : digestOf(hash);
  const saltLength = salt === undefined ? DEFAULT_SALT : derInteger(salt);
  const isUsual = trailer === undefined && maskDigest(mask) === digest;
  const isPossible = saltLength >= 0n && saltLength <= LONGEST_SALT;
  if (digest === undefined || !isUsual || !isPossible) return undefined;
  return { scheme: 'rsa-pss', digest, saltLength: Number(saltLength) };
}

/** RFC 4055 §3.1 recommends the digest of the signature for the mask, too; nobody takes another. */
function maskDigest(element: DerElement | undefined): DigestName | undefined {
  if (element === undefined) return 'sha1';
  const [oid, hash] = derChildrenOf(element, TAG.sequence);
  return derOid(oid) === MGF1 && hash !== undefined ? digestOf(hash) : undefined;
}

function digestOf(element: DerElement): DigestName | undefined {
  const [oid] = derChildrenOf(element, TAG.sequence);
  return DIGESTS.get(derOid(oid));
}
