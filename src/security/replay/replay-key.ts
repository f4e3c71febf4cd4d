import { encodeBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import type { SignatureElement } from '../signature/signature-element.ts';
import type { TrustedCertificate } from '../x509/trust-store.ts';

/**
 * Names what a signature covers and who made it, the same for every spelling of one message.
 *
 * An RSA signature by PKCS #1 1.5 is the only one of its content and key, so its first bytes name both. Of the other kinds
 * there are more for one content, and from one by ECDSA anybody can derive a second: there it is the digest of what was signed.
 */
export async function replayKey(
  { signedInfo, signedText, value }: SignatureElement,
  { keyDigest }: TrustedCertificate,
  crypto: CryptoProvider,
): Promise<string> {
  if (signedInfo.algorithm.scheme === 'rsa') return encodeBase64(value.subarray(0, 32));
  return crypto.digest('sha256', `${keyDigest} ${signedText}`);
}
