import type { Command } from 'commander';
import { openContext } from '../../context.ts';
import { readCertificates } from '../../home/read-certificates.ts';
import { certificateTable } from '../../views/certificate-view.ts';
import { directoryOf } from './certificate-directory.ts';

/** `plegma pki show`: the certificates of the directory. */
export function addShow(pki: Command): void {
  pki
    .command('show')
    .summary('list the certificates with their names as configurations want them')
    .action(async (_options: object, command: Command) => {
      const { output } = openContext(command);
      const directory = directoryOf(command);
      const certificates = await readCertificates(directory);
      const text =
        certificates.length === 0
          ? 'There are none. Make some: plegma pki init'
          : certificateTable(certificates);
      output.result({ directory, certificates }, `${directory}\n\n${text}`);
    });
}
