import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, readCertificate } from './certificate.ts';
import { derError } from './der.ts';
import { decodePem } from './pem.ts';
import { type RevocationList, readRevocationList } from './revocation-list.ts';

const SEQUENCE = 0x30;
const CERTIFICATE_FILE = /\.(?:pem|crt|cer|der)$|\.\d+$/i;

/**
 * Reads the certificates of a file: PEM, any number of them, or one in DER.
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export function readCertificateFile(path: string): Certificate[] {
  return derBlocks(readFileSync(path), 'CERTIFICATE').map(readCertificate);
}

/**
 * Reads the certificates of all files of a directory (`*.pem`, `*.crt`, `*.cer`, `*.der`, OpenSSL's `*.0`).
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export function readCertificateDirectory(directory: string): Certificate[] {
  const names = readdirSync(directory).filter((name) => CERTIFICATE_FILE.test(name));
  return names.sort().flatMap((name) => readCertificateFile(join(directory, name)));
}

/**
 * Reads the revocation lists in the contents of a file: PEM, any number of them, or one in DER.
 *
 * @throws CERTIFICATE_UNREADABLE
 */
export async function readRevocationFile(content: Uint8Array): Promise<RevocationList[]> {
  const lists: RevocationList[] = [];
  for (const der of derBlocks(content, 'X509 CRL')) lists.push(await readRevocationList(der));
  return lists;
}

function derBlocks(content: Uint8Array, label: string): Uint8Array[] {
  if (content[0] === SEQUENCE) return [content];
  const blocks = decodePem(new TextDecoder().decode(content), label);
  if (blocks.length === 0) throw derError(`the file holds no PEM block ${label}`);
  return blocks;
}
