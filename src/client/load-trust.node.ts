import { readFile } from 'node:fs/promises';
import { PlegmaError } from '../errors/plegma-error.ts';
import { nodeCrypto } from '../security/crypto/node-crypto.node.ts';
import { readCertificate } from '../security/x509/certificate.ts';
import { decodePem } from '../security/x509/pem.ts';
import { TrustStore } from '../security/x509/trust-store.ts';
import { fileUnreadable } from './file-unreadable.node.ts';

/**
 * Reads whose answers are believed: the certificates of authorities.
 *
 * @param files PEM, each with one certificate or more.
 * @throws FILE_UNREADABLE, CERTIFICATE_UNREADABLE
 */
export async function loadTrust(files: readonly string[]): Promise<TrustStore> {
  const authorities = await Promise.all(files.map(readAuthorities));
  return new TrustStore({ crypto: nodeCrypto, authorities: authorities.flat() });
}

async function readAuthorities(path: string) {
  const pem = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw fileUnreadable(path, cause);
  });
  const certificates = decodePem(pem, 'CERTIFICATE').map(readCertificate);
  if (certificates.length > 0) return certificates;
  throw new PlegmaError('CERTIFICATE_UNREADABLE', `${path} holds no PEM certificate.`);
}
