import type { Command } from 'commander';
import { loadCertificates } from '../../../client/load-certificates.node.ts';
import { openContext } from '../../context.ts';
import { certificateFile, directoryOf, openAuthority } from './certificate-directory.ts';

/** `plegma pki revoke NAME`: take a certificate back. */
export function addRevoke(pki: Command): void {
  pki
    .command('revoke')
    .summary('take a certificate back and write the revocation list anew')
    .argument('<name>', 'name of the certificate')
    .action(async (name: string, _options: object, command: Command) => {
      const { output } = openContext(command);
      const directory = directoryOf(command);
      const authority = await openAuthority(directory);
      const [certificate] = await loadCertificates(certificateFile(directory, name));
      await authority.revoke(certificate);
      const revocationList = authority.revocationListFile;
      const text = `${name} is revoked. Servers refuse it that read the directory of this list (security.revocationDirectories):\n${revocationList}`;
      output.result({ name, revocationList }, text);
    });
}
