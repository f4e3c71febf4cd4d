import { readFile } from 'node:fs/promises';
import { PlegmaError } from '../errors/plegma-error.ts';
import { type Certificate, readCertificate } from '../security/x509/certificate.ts';
import { decodePem } from '../security/x509/pem.ts';
import { fileUnreadable } from './file-unreadable.node.ts';

/**
 * Reads the certificates of a PEM file, in their order.
 *
 * @throws FILE_UNREADABLE, CERTIFICATE_UNREADABLE
 */
export async function loadCertificates(path: string): Promise<[Certificate, ...Certificate[]]> {
  const pem = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw fileUnreadable(path, cause);
  });
  const [first, ...others] = decodePem(pem, 'CERTIFICATE').map(readCertificate);
  if (first !== undefined) return [first, ...others];
  throw new PlegmaError('CERTIFICATE_UNREADABLE', `${path} holds no PEM certificate.`);
}
