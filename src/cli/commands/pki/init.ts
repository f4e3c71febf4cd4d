import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { AuthorityDirectory } from '../../../security/pki/authority-directory.node.ts';
import { openContext } from '../../context.ts';
import { readCertificates } from '../../home/read-certificates.ts';
import { certificateTable } from '../../views/certificate-view.ts';
import { directoryOf } from './certificate-directory.ts';

interface InitOptions {
  readonly name?: string;
  readonly organisation: string;
}

/** `plegma pki init`: an authority and one's own certificate, where they are missing. */
export function addInit(pki: Command): void {
  pki
    .command('init')
    .summary('make an authority and your certificate, where they are missing')
    .option('--name <text>', 'common name in your certificate (default: your user name)')
    .option('--organisation <text>', 'organisation in both', 'Plegma development')
    .action(async ({ name, organisation }: InitOptions, command: Command) => {
      const { output } = openContext(command);
      const directory = directoryOf(command);
      // Two authorities of one name but of different keys would be refused without a word why.
      const commonName = `Authority ${randomBytes(4).toString('hex')}`;
      const authority = await AuthorityDirectory.open(directory, { commonName, organisation });
      await authority.obtain('client', {
        subject: { commonName: name ?? userInfo().username, organisation },
      });
      const certificates = await readCertificates(directory);
      output.result({ directory, certificates }, `${directory}\n\n${certificateTable(certificates)}`);
    });
}
