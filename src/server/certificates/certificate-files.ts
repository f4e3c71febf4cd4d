import { readFile } from 'node:fs/promises';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { type Certificate, readCertificate } from '../../security/x509/certificate.ts';
import { decodePem } from '../../security/x509/pem.ts';

/**
 * The certificates of a PEM file, in their order.
 *
 * @throws CONFIG_INVALID where the file cannot be read or holds none; CERTIFICATE_UNREADABLE
 */
export async function loadCertificates(file: string): Promise<[Certificate, ...Certificate[]]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new PlegmaError('CONFIG_INVALID', `The certificate file ${file} cannot be read.`, { cause });
  });
  const [first, ...others] = decodePem(text, 'CERTIFICATE').map(readCertificate);
  if (first !== undefined) return [first, ...others];
  throw new PlegmaError('CONFIG_INVALID', `The file ${file} holds no PEM certificate.`);
}

/** The first certificate of a PEM file. @throws as {@link loadCertificates} */
export async function loadCertificate(file: string): Promise<Certificate> {
  const [certificate] = await loadCertificates(file);
  return certificate;
}
