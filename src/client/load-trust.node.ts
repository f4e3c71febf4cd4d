import { nodeCrypto } from '../security/crypto/node-crypto.node.ts';
import { TrustStore } from '../security/x509/trust-store.ts';
import { loadCertificates } from './load-certificates.node.ts';

/**
 * Reads whose answers are believed: the certificates of authorities.
 *
 * @param files PEM, each with one certificate or more.
 * @throws FILE_UNREADABLE, CERTIFICATE_UNREADABLE
 */
export async function loadTrust(files: readonly string[]): Promise<TrustStore> {
  const authorities = await Promise.all(files.map(loadCertificates));
  return new TrustStore({ crypto: nodeCrypto, authorities: authorities.flat() });
}
