import { PlegmaError } from '../../errors/plegma-error.ts';
import type { DigestName } from '../algorithms.ts';
import type { Identity } from '../identity.ts';
import { CURVE, type PublicKey } from './public-key.ts';

/** The weakest cryptography that is accepted from a partner. */
export interface Strength {
  /** Whether SHA-1 may stand in messages and certificates: all that a stock GRIA peer sends (GR-39). */
  readonly sha1: boolean;
  /** Shortest RSA modulus in bits. */
  readonly rsaBits: number;
}

/** Chooses the strength by who the certificate says its owner is; the default is strict for everybody. */
export type StrengthPolicy = (partner: Identity) => Strength;

/** The strength that is asked of everybody without an exception of their own. */
export const STRICT: Strength = { sha1: false, rsaBits: 2048 };

/** The longest modulus in bits: a check with a longer one costs more than a message is worth. */
const LONGEST_RSA = 16_384;
/** Larger exponents are not in use, and a check with one takes as long as signing. */
const LARGEST_EXPONENT = 2n ** 64n;

/** Whether checking a signature with this key is cheap enough; asked before a stranger's authority is checked. */
export function isQuicklyChecked(key: PublicKey): boolean {
  if (key.kind === 'rsa') return key.bits <= LONGEST_RSA && key.exponent < LARGEST_EXPONENT;
  return key.kind === 'ec' && Object.values(CURVE).some((curve) => curve === key.curve);
}

/**
 * Refuses keys that are too short, too long to be checked, or of a kind that is not used here.
 *
 * @throws CERTIFICATE_WEAK
 */
export function checkKeyStrength(key: PublicKey, strength: Strength): void {
  if (key.kind === 'ec') {
    if (isQuicklyChecked(key)) return;
    throw weak(`an EC key on the curve ${key.curve}; P-256, P-384 and P-521 are accepted`);
  }
  if (key.kind === 'other') throw weak(`a key of kind ${key.algorithm}; RSA and EC are accepted`);
  if (key.bits < strength.rsaBits || key.bits > LONGEST_RSA) {
    throw weak(`an RSA key of ${key.bits} bits; ${strength.rsaBits} to ${LONGEST_RSA} are accepted`);
  }
  if (key.exponent < 3n || key.exponent >= LARGEST_EXPONENT || key.exponent % 2n === 0n)
    throw weak('an RSA key with a broken exponent');
}

/**
 * Refuses a certificate whose own signature was made with a broken digest.
 *
 * @param digest undefined for algorithms that are never accepted.
 * @throws CERTIFICATE_WEAK
 */
export function checkSignatureStrength(digest: DigestName | undefined, strength: Strength): void {
  if (digest === undefined) throw weak('a signature algorithm that is not accepted');
  if (digest === 'sha1' && !strength.sha1) throw weak('a signature over SHA-1');
}

function weak(found: string): PlegmaError {
  return new PlegmaError('CERTIFICATE_WEAK', `The certificate or one of its path has ${found}.`);
}
