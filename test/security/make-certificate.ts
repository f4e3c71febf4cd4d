import type { Authority } from '../../src/security/pki/issue.ts';
import { exportPrivateKey, exportPublicKey, generateKeyPair } from '../../src/security/pki/key-pair.ts';
import {
  basicConstraintsOf,
  keyUsageOf,
  writeCertificate,
} from '../../src/security/pki/write-certificate.ts';
import { type ExtensionToWrite, type NameStep, writeName } from '../../src/security/pki/write-signed.ts';
import { type Certificate, readCertificate } from '../../src/security/x509/certificate.ts';
import { encodePem } from '../../src/security/x509/pem.ts';
import { type Person, personOf } from './world.ts';

/** What differs from a good certificate. */
export interface CertificatePlan {
  readonly subject?: readonly NameStep[];
  readonly issuer?: readonly NameStep[];
  readonly extensions?: readonly ExtensionToWrite[];
  /** Milliseconds from now. */
  readonly from?: number;
  readonly until?: number;
  readonly serialNumber?: bigint;
  /** SubjectPublicKeyInfo instead of the key's own. */
  readonly publicKey?: Uint8Array;
}

export const DAY = 86_400_000;
export const CN = '2.5.4.3';
export const O = '2.5.4.10';
export const C = '2.5.4.6';
export const OU = '2.5.4.11';

/** The extensions of a certificate that may sign messages. */
export const SIGNER = [basicConstraintsOf(false), keyUsageOf('digitalSignature')];
/** The extensions of an authority without a limit on its path. */
export const AUTHORITY = [basicConstraintsOf(true), keyUsageOf('keyCertSign', 'cRLSign')];

let keys: Promise<CryptoKeyPair> | undefined;
let serial = 1000n;

/** One key for all certificates of tests about what certificates say. */
export function commonKeys(): Promise<CryptoKeyPair> {
  keys ??= generateKeyPair('ec-p256');
  return keys;
}

/** An authority that signs anything. */
export interface Maker {
  readonly name: readonly NameStep[];
  readonly key: CryptoKey;
  readonly certificate: Certificate;
}

/** A root authority with a key of its own. */
export async function makeRoot(name: readonly NameStep[], plan: CertificatePlan = {}): Promise<Maker> {
  const { publicKey, privateKey } = await generateKeyPair('ec-p256');
  const certificate = await write(name, name, privateKey, await exportPublicKey(publicKey), {
    extensions: AUTHORITY,
    ...plan,
  });
  return { name, key: privateKey, certificate };
}

/** An authority below another one, with a key of its own. */
export async function makeBelow(
  parent: Maker,
  name: readonly NameStep[],
  plan: CertificatePlan = {},
): Promise<Maker> {
  const { publicKey, privateKey } = await generateKeyPair('ec-p256');
  const der = await write(parent.name, name, parent.key, await exportPublicKey(publicKey), {
    extensions: AUTHORITY,
    ...plan,
  });
  return { name, key: privateKey, certificate: der };
}

/** Somebody whose certificate an authority made by a plan. */
export async function makeSigner(
  issuer: Maker,
  plan: CertificatePlan = {},
  path: readonly Certificate[] = [],
): Promise<Person> {
  const { publicKey, privateKey } = await commonKeys();
  const name = plan.subject ?? [[CN, 'Signer']];
  const certificate = await write(issuer.name, name, issuer.key, await exportPublicKey(publicKey), {
    extensions: SIGNER,
    ...plan,
  });
  const chain = [certificate, ...path].map(({ der }) => encodePem(der, 'CERTIFICATE')).join('');
  return personOf(chain, await exportPrivateKey(privateKey));
}

/** The authority as one that issues revocation lists. */
export function asAuthority({ certificate, key }: Maker): Authority {
  return { certificate, signingKey: key };
}

async function write(
  issuer: readonly NameStep[],
  subject: readonly NameStep[],
  key: CryptoKey,
  publicKey: Uint8Array,
  plan: CertificatePlan,
): Promise<Certificate> {
  serial += 1n;
  const now = Date.now();
  const der = await writeCertificate(
    {
      serialNumber: plan.serialNumber ?? serial,
      issuer: writeName(plan.issuer ?? issuer),
      subject: writeName(plan.subject ?? subject),
      notBefore: now + (plan.from ?? -DAY),
      notAfter: now + (plan.until ?? DAY),
      publicKey: plan.publicKey ?? publicKey,
      extensions: plan.extensions ?? [],
    },
    key,
  );
  return readCertificate(der);
}
