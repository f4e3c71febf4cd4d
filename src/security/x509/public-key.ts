import { type DerElement, derChildrenOf, derError, readDer, TAG } from './der.ts';
import { derBitString, derInteger, derOid } from './der-values.ts';

/** The public key of a certificate, as far as policies ask about it. */
export type PublicKey =
  | { readonly kind: 'rsa'; readonly spki: Uint8Array; readonly bits: number; readonly exponent: bigint }
  | { readonly kind: 'ec'; readonly spki: Uint8Array; readonly curve: string }
  | { readonly kind: 'other'; readonly spki: Uint8Array; readonly algorithm: string };

/** The object identifiers of the named curves P-256, P-384 and P-521 (RFC 5480 §2.1.1.1). */
export const CURVE = { p256: '1.2.840.10045.3.1.7', p384: '1.3.132.0.34', p521: '1.3.132.0.35' } as const;

/** Octets of a coordinate. */
const COORDINATE: ReadonlyMap<string, number> = new Map([
  [CURVE.p256, 32],
  [CURVE.p384, 48],
  [CURVE.p521, 66],
]);

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';

/**
 * Reads a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export function readPublicKey(element: DerElement | undefined): PublicKey {
  const [algorithm, bits] = derChildrenOf(element, TAG.sequence);
  const [oid, parameters] = derChildrenOf(algorithm, TAG.sequence);
  // A copy of its own: it is the key's identity in caches, and must not hold the whole message in memory.
  const spki = Uint8Array.from(element?.encoded ?? []);
  const type = derOid(oid);
  if (type === RSA_ENCRYPTION) {
    const [modulus, exponent] = derChildrenOf(readDer(derBitString(bits)), TAG.sequence);
    return {
      kind: 'rsa',
      spki,
      bits: derInteger(modulus).toString(2).length,
      exponent: derInteger(exponent),
    };
  }
  // Explicit curve parameters instead of a name would be the attacker's own curve (CVE-2020-0601).
  if (type === EC_PUBLIC_KEY && parameters?.tag === TAG.oid) {
    const curve = derOid(parameters);
    requirePoint(derBitString(bits), curve);
    return { kind: 'ec', spki, curve };
  }
  return { kind: 'other', spki, algorithm: type };
}

/**
 * Refuses what is no point in one of the forms of RFC 5480 §2.2: both coordinates, or one and the sign of the other. The point
 * at infinity, one octet, ends the process of Node 20 where a signature is checked with it.
 */
function requirePoint({ 0: form, length }: Uint8Array, curve: string): void {
  const coordinate = COORDINATE.get(curve);
  if (coordinate === undefined) return;
  if (form === 4 && length === 1 + 2 * coordinate) return;
  if ((form === 2 || form === 3) && length === 1 + coordinate) return;
  throw derError('an EC key that is no point of its curve');
}
