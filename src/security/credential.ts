import type { SignatureAlgorithm } from './algorithms.ts';
import type { CryptoProvider } from './crypto/crypto-provider.ts';
import type { Certificate } from './x509/certificate.ts';

/** What somebody signs with: a certificate with its path, and a private key that stays where it is. */
export interface Credential {
  /** The own certificate first, then its issuers as far as they are to be sent along. */
  readonly chain: readonly [Certificate, ...Certificate[]];
  readonly keyKind: 'rsa' | 'ec';
  readonly crypto: CryptoProvider;
  /**
   * Signs; ECDSA gives r and s side by side, as XML-DSig wants them.
   *
   * @returns The signature as base64 without line breaks, as messages carry it.
   * @throws CREDENTIAL_UNUSABLE The key cannot do this algorithm.
   */
  sign(algorithm: SignatureAlgorithm, text: string): Promise<string>;
}
