import {
  constants,
  createPublicKey,
  hash,
  type KeyLike,
  type KeyObject,
  type VerifyKeyObjectInput,
  verify,
} from 'node:crypto';
import type { CryptoProvider, SignatureCheck } from './crypto-provider.ts';

const keys = new WeakMap<Uint8Array, KeyObject>();

function keyOf(spki: Uint8Array): KeyObject {
  const known = keys.get(spki);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  keys.set(spki, key);
  return key;
}

function keyFor({
  scheme,
  publicKey,
  encoding,
  saltLength = constants.RSA_PSS_SALTLEN_DIGEST,
}: SignatureCheck): KeyLike | VerifyKeyObjectInput {
  const key = keyOf(publicKey);
  if (scheme === 'rsa') return key;
  if (scheme === 'ecdsa') return { key, dsaEncoding: encoding };
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
}

function verifySignature(check: SignatureCheck): boolean {
  const data = typeof check.data === 'string' ? Buffer.from(check.data) : check.data;
  try {
    // On this thread: the check of an RSA signature takes less time than handing it to another.
    return verify(check.digest, data, keyFor(check), check.signature);
  } catch {
    return false;
  }
}

/** Cryptography by `node:crypto`; keys are imported once for each certificate. */
export const nodeCrypto: CryptoProvider = {
  digest: (name, data) => hash(name, data, 'base64'),
  verify: verifySignature,
};
