import {
  derBits,
  derDirectoryString,
  derElement,
  derObjectIdentifier,
  derOctets,
  derSequence,
  derSetOf,
  derTrue,
} from '../x509/der-write.ts';
import { isElliptic, signDer } from './key-pair.ts';

/** One attribute of a name to be written: dotted type and value. Each becomes a relative name of its own. */
export type NameStep = readonly [type: string, value: string];

/** An extension to be written: its DER without the octet string round it. */
export interface ExtensionToWrite {
  readonly oid: string;
  readonly critical?: boolean;
  readonly value: Uint8Array;
}

/** A distinguished name, most general step first. */
export function writeName(steps: readonly NameStep[]): Uint8Array {
  return derSequence(
    ...steps.map(([type, value]) =>
      derSetOf(derSequence(derObjectIdentifier(type), derDirectoryString(value))),
    ),
  );
}

/** The `Extensions` sequence (RFC 5280 §4.1). */
export function writeExtensions(extensions: readonly ExtensionToWrite[]): Uint8Array {
  return derSequence(
    ...extensions.map(({ oid, critical, value }) =>
      derSequence(derObjectIdentifier(oid), ...(critical ? [derTrue()] : []), derOctets(value)),
    ),
  );
}

/** The AlgorithmIdentifier of signatures by this key: SHA-256 with RSA (RFC 4055 §5) or ECDSA (RFC 5758 §3.2). */
export function writeAlgorithm(key: CryptoKey): Uint8Array {
  if (isElliptic(key)) return derSequence(derObjectIdentifier('1.2.840.10045.4.3.2'));
  return derSequence(derObjectIdentifier('1.2.840.113549.1.1.11'), derElement(0x05));
}

/** A signed part with its algorithm and signature: a certificate or a revocation list. */
export async function writeSigned(signedPart: Uint8Array, key: CryptoKey): Promise<Uint8Array> {
  return derSequence(signedPart, writeAlgorithm(key), derBits(await signDer(key, signedPart)));
}
