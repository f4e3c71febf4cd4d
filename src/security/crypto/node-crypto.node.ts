import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { CryptoProvider, SignatureCheck } from './crypto-provider.ts';

const keys = new WeakMap<Uint8Array, KeyObject>();

function keyOf(spki: Uint8Array): KeyObject {
  const known = keys.get(spki);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  keys.set(spki, key);
  return key;
}

function verifySignature(check: SignatureCheck): boolean {
  const data = typeof check.data === 'string' ? Buffer.from(check.data) : check.data;
  try {
    // On this thread: the check of an RSA signature takes less time than handing it to another.
    const key = keyOf(check.publicKey);
    const encoded = check.scheme === 'rsa' ? key : ({ key, dsaEncoding: check.encoding } as const);
    return verify(check.digest, data, encoded, check.signature);
  } catch {
    return false;
  }
}

/** Cryptography by `node:crypto`; keys are imported once for each certificate. */
export const nodeCrypto: CryptoProvider = {
  digest: (name, data) => hash(name, data, 'base64'),
  verify: verifySignature,
};
