import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
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
    const key = { key: keyOf(check.publicKey), dsaEncoding: check.encoding } as const;
    return verify(check.digest, data, key, check.signature);
  } catch {
    return false;
  }
}

/** Cryptography by `node:crypto`; keys are imported once for each certificate. */
export const nodeCrypto: CryptoProvider = {
  digest: (name, data) => createHash(name).update(data).digest(),
  verify: verifySignature,
};
