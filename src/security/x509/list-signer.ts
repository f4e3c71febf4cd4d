import { encodeBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import type { Certificate } from './certificate.ts';
import type { RevocationList } from './revocation-list.ts';
import { isSignedBy } from './signed-structure.ts';

/**
 * Finds out which of some authorities has signed a list.
 *
 * @returns What tells its key from others, or undefined where none of them has.
 */
export async function listSigner(
  list: RevocationList,
  authorities: readonly Certificate[],
  crypto: CryptoProvider,
): Promise<string | undefined> {
  for (const { subjectKey, publicKey } of authorities) {
    const isNamed = subjectKey === list.issuerKey;
    if (isNamed && (await isSignedBy(list, publicKey, crypto))) return encodeBase64(publicKey.spki);
  }
  return undefined;
}
