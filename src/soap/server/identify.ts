import { decodeBase64 } from '../../security/base64.ts';
import { toHex } from '../../security/bytes.ts';
import type { CryptoProvider } from '../../security/crypto/crypto-provider.ts';
import type { Caller } from './operation.ts';
import type { AdmittedMessage } from './verify.ts';

/**
 * Tells who sent an admitted message, and with what evidence: the digest of the envelope as it was received.
 *
 * @param envelope Its bytes.
 */
export async function identify(
  message: AdmittedMessage,
  envelope: Uint8Array,
  crypto: CryptoProvider | undefined,
): Promise<Caller> {
  if (message.kind === 'open' || crypto === undefined) return { kind: 'anonymous' };
  const evidence = hexOf(await crypto.digest('sha256', envelope));
  return { kind: 'identified', identity: message.identity, evidence };
}

function hexOf(base64: string): string {
  return toHex(decodeBase64(base64) ?? new Uint8Array());
}
