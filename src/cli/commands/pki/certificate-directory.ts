import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { PlegmaError } from '../../../errors/plegma-error.ts';
import { AuthorityDirectory } from '../../../security/pki/authority-directory.node.ts';
import { commonOptions } from '../../context.ts';
import { certificateDirectory } from '../../home/certificates.ts';

/** The directory of a `pki` command. */
export function directoryOf(command: Command): string {
  return certificateDirectory(commonOptions(command).certs);
}

/** Opens the authority of a directory. @throws CREDENTIAL_MISSING Nobody has made one there. */
export async function openAuthority(directory: string): Promise<AuthorityDirectory> {
  const file = join(directory, 'authority.key');
  if (existsSync(file)) return AuthorityDirectory.open(directory, { commonName: 'unused' });
  throw new PlegmaError('CREDENTIAL_MISSING', `There is no authority in ${directory}: ${file} is missing.`);
}

/** The file of a certificate by its name. @throws PKI_UNKNOWN */
export function certificateFile(directory: string, name: string): string {
  const file = join(directory, `${name}.pem`);
  if (/^[\w.-]+$/.test(name) && existsSync(file)) return file;
  throw new PlegmaError('PKI_UNKNOWN', `There is no certificate ${name} in ${directory}.`);
}
