import { encodeBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import type { Certificate } from './certificate.ts';
import { derChildrenOf, readDer, TAG } from './der.ts';
import { derBitString } from './der-values.ts';
import { subjectKeyIdentifier } from './extensions.ts';
import { type Name, nameKey } from './name.ts';

/** A certificate by who issued it under which number. */
export interface IssuerSerial {
  readonly kind: 'issuer-serial';
  readonly issuer: Name;
  readonly serialNumber: bigint;
}

/** How a message names a certificate that it does not carry (X.509 token profile 1.1 §3.2, XML-DSig §4.4.4). */
export type CertificateReference =
  | IssuerSerial
  | { readonly kind: 'subject'; readonly subject: Name }
  | { readonly kind: 'key-identifier'; readonly value: Uint8Array }
  | { readonly kind: 'thumbprint'; readonly value: Uint8Array };

/** Certificates that messages may refer to, found in any of these ways. */
export class KnownCertificates {
  readonly #certificates: readonly Certificate[];
  readonly #crypto: CryptoProvider;
  #index: Promise<ReadonlyMap<string, readonly Certificate[]>> | undefined;

  constructor(certificates: readonly Certificate[], crypto: CryptoProvider) {
    this.#certificates = certificates;
    this.#crypto = crypto;
  }

  /**
   * The certificate that is meant by each of these references; of several (a renewed one with the same key) that which
   * is valid longest.
   */
  async find([first, ...others]: readonly [CertificateReference, ...CertificateReference[]]): Promise<
    Certificate | undefined
  > {
    this.#index ??= this.#build();
    const index = await this.#index;
    const named = (reference: CertificateReference) =>
      keysOf(reference).flatMap((key) => index.get(key) ?? []);
    const found = named(first).filter((one) => others.every((other) => named(other).includes(one)));
    return found.toSorted((a, b) => b.notAfter - a.notAfter)[0];
  }

  async #build(): Promise<ReadonlyMap<string, readonly Certificate[]>> {
    const index = new Map<string, Certificate[]>();
    for (const certificate of this.#certificates) {
      for (const key of await this.#keys(certificate)) {
        index.set(key, [...(index.get(key) ?? []), certificate]);
      }
    }
    return index;
  }

  async #keys(certificate: Certificate): Promise<string[]> {
    // Without the extension the identifier is what RFC 5280 §4.2.1.2 (1) makes of the key, as WSS4J does.
    const [, bits] = derChildrenOf(readDer(certificate.publicKey.spki), TAG.sequence);
    const stated = subjectKeyIdentifier(certificate.extensions);
    const keyIdentifier =
      stated === undefined ? await this.#crypto.digest('sha1', derBitString(bits)) : encodeBase64(stated);
    return [
      issuerKey(certificate.issuer, certificate.serialNumber),
      `subject:${certificate.subjectKey}`,
      `key:${keyIdentifier}`,
      `thumb:${await this.#crypto.digest('sha1', certificate.der)}`,
    ];
  }
}

function keysOf(reference: CertificateReference): string[] {
  switch (reference.kind) {
    case 'issuer-serial':
      return eitherOrder(reference.issuer).map((name) => issuerKey(name, reference.serialNumber));
    case 'subject':
      return eitherOrder(reference.subject).map((name) => `subject:${nameKey(name)}`);
    case 'key-identifier':
      return [`key:${encodeBase64(reference.value)}`];
    case 'thumbprint':
      return [`thumb:${encodeBase64(reference.value)}`];
  }
}

/** Some programs write a name in the order of the encoding: it says no less which one is meant. */
function eitherOrder(name: Name): readonly Name[] {
  return [name, name.toReversed()];
}

function issuerKey(issuer: Name, serialNumber: bigint): string {
  return `issuer:${serialNumber}:${nameKey(issuer)}`;
}
