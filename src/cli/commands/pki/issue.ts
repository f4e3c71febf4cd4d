import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { PlegmaError } from '../../../errors/plegma-error.ts';
import { AuthorityDirectory } from '../../../security/pki/authority-directory.node.ts';
import { openContext } from '../../context.ts';
import { readCertificates } from '../../home/read-certificates.ts';
import { count, repeated } from '../../option-values.ts';
import { certificateTable } from '../../views/certificate-view.ts';
import { directoryOf, openAuthority } from './certificate-directory.ts';

interface IssueOptions {
  readonly commonName?: string;
  readonly organisation?: string;
  readonly host?: readonly string[];
  readonly days?: number;
}

/** `plegma pki issue NAME`: a certificate for somebody, or for an endpoint. */
export function addIssue(pki: Command): void {
  pki
    .command('issue')
    .summary('make a certificate with its key')
    .description(
      'Makes NAME.pem and NAME.key. For an endpoint the common name is the host that clients ask (--host).',
    )
    .argument('<name>', 'name of the files')
    .option('--common-name <text>', 'whom it certifies (default: the first host, else the name)')
    .option('--organisation <text>', 'organisation in the certificate')
    .option('--host <name>', 'host name or address of an endpoint; may come several times', repeated)
    .option('--days <n>', 'how long it is valid (default: 365)', count)
    .action(async (name: string, options: IssueOptions, command: Command) => {
      const { output } = openContext(command);
      const directory = directoryOf(command);
      refuseUnusable(name);
      const authority = await openAuthority(directory);
      refuseTaken(directory, name);
      const { organisation, host: hosts = [], days } = options;
      await authority.obtain(name, {
        subject: {
          commonName: options.commonName ?? hosts[0] ?? name,
          ...(organisation === undefined ? {} : { organisation }),
        },
        hosts,
        ...(days === undefined ? {} : { days }),
      });
      const certificates = (await readCertificates(directory)).filter(
        (certificate) => certificate.name === name,
      );
      output.result({ directory, certificates }, `${directory}\n\n${certificateTable(certificates)}`);
    });
}

/** Before the authority is asked: it takes a wrong name for a mistake of the program. */
function refuseUnusable(name: string): void {
  if (AuthorityDirectory.canName(name)) return;
  const found = `"${name}" cannot name a certificate's files: letters, digits, ".", "_" and "-" can, and "authority" is taken`;
  throw new PlegmaError('COMMAND_INVALID', `${found}.`);
}

function refuseTaken(directory: string, name: string): void {
  if (!existsSync(join(directory, `${name}.pem`))) return;
  throw new PlegmaError('PKI_NAME', `There is a certificate ${name} in ${directory} already.`);
}
