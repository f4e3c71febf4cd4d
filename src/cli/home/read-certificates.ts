import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCertificates } from '../../client/load-certificates.node.ts';
import { identityOf } from '../../security/x509/certificate.ts';

/** A certificate of a directory. */
export interface CertificateEntry {
  /** Of its file, without `.pem`. */
  readonly name: string;
  /** GRIA's normal form: what configurations want. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serialNumber: string;
  readonly validUntil: Date;
  readonly file: string;
}

/** The first certificate of each PEM file of a directory, by name; none where there is no such directory. */
export async function readCertificates(directory: string): Promise<CertificateEntry[]> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.pem')).sort();
  return Promise.all(names.map((name) => readOne(join(directory, name), name.slice(0, -'.pem'.length))));
}

async function readOne(file: string, name: string): Promise<CertificateEntry> {
  const [certificate] = await loadCertificates(file);
  return {
    name,
    ...identityOf(certificate),
    serialNumber: certificate.serialNumber.toString(16),
    validUntil: new Date(certificate.notAfter),
    file,
  };
}
