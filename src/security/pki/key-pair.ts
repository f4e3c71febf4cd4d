import { PlegmaError } from '../../errors/plegma-error.ts';
import { derSequence, derUnsigned } from '../x509/der-write.ts';
import { decodePem, encodePem } from '../x509/pem.ts';

/** Kinds of keys that certificates are made for. RSA is what every old peer understands. */
export type KeyKind = 'rsa-2048' | 'rsa-3072' | 'ec-p256';

type KeyParameters = RsaHashedKeyGenParams | (EcKeyGenParams & { readonly hash: string });

const PUBLIC_EXPONENT = Uint8Array.of(1, 0, 1);

const PARAMETERS: Readonly<Record<KeyKind, KeyParameters>> = {
  'rsa-2048': rsa(2048),
  'rsa-3072': rsa(3072),
  'ec-p256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
};

function rsa(modulusLength: number): RsaHashedKeyGenParams {
  return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength, publicExponent: PUBLIC_EXPONENT };
}

/** Makes a key pair that can be exported. */
export async function generateKeyPair(kind: KeyKind): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(PARAMETERS[kind], true, ['sign', 'verify']);
}

/** The private key as PEM (PKCS#8, not encrypted). */
export async function exportPrivateKey(key: CryptoKey): Promise<string> {
  return encodePem(new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)), 'PRIVATE KEY');
}

/** The public key as SubjectPublicKeyInfo. */
export async function exportPublicKey(key: CryptoKey): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey('spki', key));
}

/**
 * Reads a private key for issuing.
 *
 * @param pem PKCS#8, not encrypted.
 * @throws CREDENTIAL_UNUSABLE
 */
export async function importPrivateKey(pem: string, kind: 'rsa' | 'ec'): Promise<CryptoKey> {
  const [der = new Uint8Array()] = decodePem(pem, 'PRIVATE KEY');
  const parameters = PARAMETERS[kind === 'rsa' ? 'rsa-2048' : 'ec-p256'];
  try {
    return await crypto.subtle.importKey('pkcs8', Uint8Array.from(der), parameters, true, ['sign']);
  } catch (cause) {
    throw new PlegmaError('CREDENTIAL_UNUSABLE', 'The private key is no PKCS#8 PEM of its kind.', { cause });
  }
}

/** A signature as certificates carry it: PKCS#1 for RSA, DER of r and s for ECDSA (RFC 5480 §A). */
export async function signDer(key: CryptoKey, data: Uint8Array): Promise<Uint8Array> {
  const algorithm = { name: key.algorithm.name, hash: 'SHA-256' };
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, key, Uint8Array.from(data)));
  if (!isElliptic(key)) return signature;
  const half = signature.length / 2;
  return derSequence(
    derUnsigned(toInteger(signature.subarray(0, half))),
    derUnsigned(toInteger(signature.subarray(half))),
  );
}

/** Whether a key is for ECDSA. */
export function isElliptic(key: CryptoKey): boolean {
  return key.algorithm.name === 'ECDSA';
}

function toInteger(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}
