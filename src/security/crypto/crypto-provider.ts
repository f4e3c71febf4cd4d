import type { DigestName, SignatureAlgorithm } from '../algorithms.ts';

/** One signature to check: of a message or of a certificate. */
export interface SignatureCheck {
  readonly scheme: SignatureAlgorithm['scheme'];
  /** Of what is signed and, in RSA-PSS, of the mask. */
  readonly digest: DigestName;
  /** RSA-PSS only: octets; as many as the digest has where it is left out. */
  readonly saltLength?: number;
  /** ECDSA only: certificates carry DER (RFC 5480), XML-DSig r and s side by side (RFC 6931 §2.3.6). */
  readonly encoding: 'der' | 'ieee-p1363';
  /** SubjectPublicKeyInfo, DER. The same array object means the same key: implementations may cache by it. */
  readonly publicKey: Uint8Array;
  /** A string is taken as UTF-8. */
  readonly data: Uint8Array | string;
  readonly signature: Uint8Array;
}

/**
 * The cryptography that message security needs. Kept this small so that each runtime implements it with what it
 * has: `node:crypto` at once (`node-crypto.node.ts`), WebCrypto with promises.
 */
export interface CryptoProvider {
  /**
   * @param data A string is taken as UTF-8.
   * @returns The digest as base64 without line breaks, as messages carry it and maps are keyed by it.
   */
  digest(name: DigestName, data: Uint8Array | string): string | Promise<string>;
  /** False for a signature that does not fit and for a key that cannot be read; never throws for input. */
  verify(check: SignatureCheck): boolean | Promise<boolean>;
}
