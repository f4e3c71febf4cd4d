import {
  constants,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  type SignKeyObjectInput,
  sign,
} from 'node:crypto';
import { promisify } from 'node:util';

import { keyKindOf, type SignatureAlgorithm } from '../algorithms.ts';
import { equalBytes } from '../bytes.ts';
import type { Credential } from '../credential.ts';
import { credentialUnusable } from '../credential-unusable.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { decodePem } from '../x509/pem.ts';
import { nodeCrypto } from './node-crypto.node.ts';

const signAsync = promisify(sign);

/** The files behind a credential, as texts. */
export interface CredentialSource {
  /** PEM: the own certificate, then its issuers as far as they are to be sent along. */
  readonly certificates: string;
  /** PEM: PKCS#8, PKCS#1 or SEC1. */
  readonly privateKey: string;
  readonly passphrase?: string;
}

/**
 * Makes a credential whose key is read once and held by the runtime; signing runs on the thread pool.
 *
 * @throws CREDENTIAL_UNUSABLE The key cannot be read or does not belong to the certificate.
 * @throws CERTIFICATE_UNREADABLE
 */
export function nodeCredential(source: CredentialSource): Credential {
  const [own, ...issuers] = decodePem(source.certificates, 'CERTIFICATE').map(readCertificate);
  if (own === undefined) throw credentialUnusable('the certificate file holds no PEM certificate');
  const key = readKey(source);
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  if (!equalBytes(spki, own.publicKey.spki))
    throw credentialUnusable('the private key does not belong to the certificate');
  return credentialOf([own, ...issuers], key);
}

function readKey({ privateKey, passphrase }: CredentialSource): KeyObject {
  try {
    return createPrivateKey({ key: privateKey, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (cause) {
    throw credentialUnusable('the private key cannot be read', cause);
  }
}

function credentialOf(chain: readonly [Certificate, ...Certificate[]], key: KeyObject): Credential {
  const keyKind = chain[0].publicKey.kind;
  if (keyKind === 'other') throw credentialUnusable('the key is neither RSA nor EC');
  return { chain, keyKind, crypto: nodeCrypto, sign: (algorithm, text) => signText(key, algorithm, text) };
}

async function signText(key: KeyObject, algorithm: SignatureAlgorithm, text: string): Promise<string> {
  if (key.asymmetricKeyType !== keyKindOf(algorithm)) {
    throw credentialUnusable(`a key of kind ${key.asymmetricKeyType} makes no ${algorithm.name} signature`);
  }
  // Asynchronous: signing takes ten times as long as checking, and the other cores are idle.
  const signature = await signAsync(algorithm.digest, Buffer.from(text), keyFor(key, algorithm));
  return signature.toString('base64');
}

function keyFor(key: KeyObject, { scheme }: SignatureAlgorithm): SignKeyObjectInput {
  if (scheme !== 'rsa-pss') return { key, dsaEncoding: 'ieee-p1363' };
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}
