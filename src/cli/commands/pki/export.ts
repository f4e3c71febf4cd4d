import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { openContext } from '../../context.ts';
import { certificateFile, directoryOf } from './certificate-directory.ts';

interface ExportOptions {
  readonly output?: string;
}

/** `plegma pki export [NAME]`: certificate and key in one file for phones, browsers and Java. */
export function addExport(pki: Command): void {
  pki
    .command('export')
    .summary('pack a certificate and its key as PKCS#12, for phones, browsers and Java')
    .description('The password is taken from PLEGMA_PASSWORD; without it one is made and shown.')
    .argument('[name]', 'name of the certificate', 'client')
    .option('-o, --output <file>', 'where it goes (default: NAME.p12)')
    .action(async (name: string, { output: target }: ExportOptions, command: Command) => {
      const { output } = openContext(command);
      const { exportPkcs12 } = await import('../../../security/pki/pkcs12.node.ts');
      const directory = directoryOf(command);
      const [certificates, privateKey] = await Promise.all([
        readFile(certificateFile(directory, name), 'utf8'),
        readFile(join(directory, `${name}.key`), 'utf8'),
      ]);
      const chosen = process.env['PLEGMA_PASSWORD'];
      const password = chosen ?? randomBytes(12).toString('base64url');
      const file = resolve(target ?? `${name}.p12`);
      await writeFile(file, exportPkcs12({ certificates, privateKey }, password, name), { mode: 0o600 });
      const made = chosen === undefined ? { password } : {};
      const shown = chosen === undefined ? `\nIts password: ${password}` : '';
      output.result({ file, ...made }, `${file}${shown}`);
    });
}
