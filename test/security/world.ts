import type { Credential } from '../../src/security/credential.ts';
import { nodeCredential } from '../../src/security/crypto/node-credential.node.ts';
import { nodeCrypto } from '../../src/security/crypto/node-crypto.node.ts';
import { type Authority, createAuthority, issueCertificate } from '../../src/security/pki/issue.ts';
import type { KeyKind } from '../../src/security/pki/key-pair.ts';
import { encodePem } from '../../src/security/x509/pem.ts';
import { type TrustOptions, TrustStore } from '../../src/security/x509/trust-store.ts';

/** Somebody who signs. */
export interface Person {
  readonly credential: Credential;
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: string;
}

/** One trusted authority and those it vouches for; keys are made once a test run. */
export interface World {
  readonly authority: Authority;
  readonly alice: Person;
  readonly bob: Person;
  /** With a P-256 key. */
  readonly eve: Person;
  trust(options?: Partial<TrustOptions>): TrustStore;
}

let made: Promise<World> | undefined;

/** The world that all security tests share. */
export function world(): Promise<World> {
  made ??= makeWorld();
  return made;
}

async function makeWorld(): Promise<World> {
  const authority = await createAuthority({
    subject: { commonName: 'Test CA', organisation: 'Plegma tests', country: 'GR' },
  });
  const trust = (options: Partial<TrustOptions> = {}) =>
    new TrustStore({ crypto: nodeCrypto, authorities: [authority.certificate], ...options });
  return {
    authority,
    alice: await makePerson(authority, 'Alice'),
    bob: await makePerson(authority, 'Bob'),
    eve: await makePerson(authority, 'Eve', 'ec-p256'),
    trust,
  };
}

/** A person with a certificate of an authority, which is sent along behind it. */
export async function makePerson(
  authority: Authority,
  commonName: string,
  keyKind: KeyKind = 'rsa-2048',
): Promise<Person> {
  const subject = { commonName, organisation: 'Plegma tests', country: 'GR' };
  const { certificate, privateKey } = await issueCertificate(authority, { subject, keyKind });
  return personOf(certificate, privateKey, authority);
}

/** A person from a certificate (PEM) and its key. */
export function personOf(certificate: string, privateKey: string, authority?: Authority): Person {
  const issuer = authority ? encodePem(authority.certificate.der, 'CERTIFICATE') : '';
  return {
    credential: nodeCredential({ certificates: certificate + issuer, privateKey }),
    certificate,
    privateKey,
  };
}
