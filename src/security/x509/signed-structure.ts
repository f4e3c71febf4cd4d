import { keyKindOf } from '../algorithms.ts';
import { equalBytes } from '../bytes.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import { type DerElement, derChildrenOf, derError, readDer, TAG } from './der.ts';
import { derBitString } from './der-values.ts';
import type { PublicKey } from './public-key.ts';
import { readStructureAlgorithm, type StructureAlgorithm } from './structure-algorithm.ts';

/** What certificates and revocation lists have in common: signed contents, algorithm, signature. */
export interface SignedStructure {
  /** The members of the part that is signed. */
  readonly members: readonly DerElement[];
  /** DER of that part. */
  readonly signedPart: Uint8Array;
  /** undefined where it is not accepted at all (MD5). */
  readonly algorithm: StructureAlgorithm | undefined;
  readonly signature: Uint8Array;
}

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
  return {
    members,
    signedPart: signedPart.encoded,
    algorithm: readStructureAlgorithm(algorithm),
    signature: derBitString(signature),
  };
}

/** Whether this key made the signature of this structure. */
export async function isSignedBy(
  { algorithm, signedPart, signature }: Omit<SignedStructure, 'members'>,
  key: PublicKey,
  crypto: CryptoProvider,
): Promise<boolean> {
  const fits = algorithm !== undefined && key.kind === keyKindOf(algorithm);
  if (!fits) return false;
  return crypto.verify({
    ...algorithm,
    encoding: 'der',
    publicKey: key.spki,
    data: signedPart,
    signature,
  });
}
