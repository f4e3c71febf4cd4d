import { PlegmaError } from '../errors/plegma-error.ts';
import type { Certificate } from '../security/x509/certificate.ts';
import { readCertificateFile } from '../security/x509/files.node.ts';
import { fileUnreadable } from './file-unreadable.node.ts';
import { namingFiles } from './naming-files.node.ts';

/**
 * Reads the certificates of a file (PEM, or one in DER), in their order.
 *
 * @throws FILE_UNREADABLE, CERTIFICATE_UNREADABLE
 */
export async function loadCertificates(path: string): Promise<[Certificate, ...Certificate[]]> {
  const [first, ...others] = read(path);
  if (first !== undefined) return [first, ...others];
  throw new PlegmaError('CERTIFICATE_UNREADABLE', `${path} holds no certificate.`);
}

function read(path: string): Certificate[] {
  try {
    return readCertificateFile(path);
  } catch (cause) {
    throw cause instanceof PlegmaError ? namingFiles(cause, path) : fileUnreadable(path, cause);
  }
}
