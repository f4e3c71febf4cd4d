import type { DigestName } from '../algorithms.ts';
import { equalBytes } from '../bytes.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import { type DerElement, derChildrenOf, derError, readDer, TAG } from './der.ts';
import { derBitString, derOid } from './der-values.ts';
import type { PublicKey } from './public-key.ts';

/** What certificates and revocation lists have in common: signed contents, algorithm, signature. */
export interface SignedStructure {
  /** The members of the part that is signed. */
  readonly members: readonly DerElement[];
  /** DER of that part. */
  readonly signedPart: Uint8Array;
  /** Dotted identifier of the signature algorithm. */
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

const SIGNATURES: ReadonlyMap<string, { readonly scheme: 'rsa' | 'ecdsa'; readonly digest: DigestName }> =
  new Map([
    ['1.2.840.113549.1.1.5', { scheme: 'rsa', digest: 'sha1' }],
    ['1.2.840.113549.1.1.11', { scheme: 'rsa', digest: 'sha256' }],
    ['1.2.840.113549.1.1.12', { scheme: 'rsa', digest: 'sha384' }],
    ['1.2.840.113549.1.1.13', { scheme: 'rsa', digest: 'sha512' }],
    ['1.2.840.10045.4.1', { scheme: 'ecdsa', digest: 'sha1' }],
    ['1.2.840.10045.4.3.2', { scheme: 'ecdsa', digest: 'sha256' }],
    ['1.2.840.10045.4.3.3', { scheme: 'ecdsa', digest: 'sha384' }],
    ['1.2.840.10045.4.3.4', { scheme: 'ecdsa', digest: 'sha512' }],
  ]);

/**
 * Opens `SEQUENCE { signed part, algorithm, signature }` (RFC 5280 §4.1, §5.1).
 *
 * @param algorithmAt Says which member of the signed part repeats the algorithm: both must agree (§4.1.1.2).
 * @throws CERTIFICATE_UNREADABLE
 */
export function readSigned(
  der: Uint8Array,
  algorithmAt: (members: readonly DerElement[]) => DerElement | undefined,
): SignedStructure {
  const [signedPart, algorithm, signature, ...rest] = derChildrenOf(readDer(der), TAG.sequence);
  const members = derChildrenOf(signedPart, TAG.sequence);
  const repeated = algorithmAt(members);
  if (rest.length > 0 || signedPart === undefined || algorithm === undefined || repeated === undefined) {
    throw derError('not a signed part, its algorithm and its signature');
  }
  if (!equalBytes(algorithm.encoded, repeated.encoded)) throw derError('two different signature algorithms');
  const [oid] = derChildrenOf(algorithm, TAG.sequence);
  return {
    members,
    signedPart: signedPart.encoded,
    algorithm: derOid(oid),
    signature: derBitString(signature),
  };
}

/** The digest behind a signature algorithm of certificates, or undefined where it is not accepted at all (MD5). */
export function signatureDigest(algorithm: string): DigestName | undefined {
  return SIGNATURES.get(algorithm)?.digest;
}

/** Whether this key made the signature of this structure. */
export async function isSignedBy(
  structure: Omit<SignedStructure, 'members'>,
  key: PublicKey,
  crypto: CryptoProvider,
): Promise<boolean> {
  const algorithm = SIGNATURES.get(structure.algorithm);
  const fits = algorithm !== undefined && key.kind === (algorithm.scheme === 'rsa' ? 'rsa' : 'ec');
  if (!fits) return false;
  return crypto.verify({
    scheme: algorithm.scheme,
    digest: algorithm.digest,
    encoding: 'der',
    publicKey: key.spki,
    data: structure.signedPart,
    signature: structure.signature,
  });
}
