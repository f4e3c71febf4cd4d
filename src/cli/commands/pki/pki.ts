import type { Command } from 'commander';
import { addExport } from './export.ts';
import { addInit } from './init.ts';
import { addIssue } from './issue.ts';
import { addRevoke } from './revoke.ts';
import { addShow } from './show.ts';

/** `plegma pki …`: certificates, and an authority of one's own. */
export function addPki(program: Command): void {
  const pki = program
    .command('pki')
    .summary('make, show, export and revoke certificates')
    .description(
      'Certificates in one directory (--certs), with an authority that issues them. The file NAME.pem is a certificate, NAME.key its key; client.pem is yours, authority.pem the authority.',
    );
  addInit(pki);
  addShow(pki);
  addIssue(pki);
  addExport(pki);
  addRevoke(pki);
}
