import type { CertificateEntry } from '../home/read-certificates.ts';
import { facts } from '../terminal/table.ts';
import { timeText } from './amounts.ts';

/** Names are long: each certificate is a paragraph. */
export function certificateTable(certificates: readonly CertificateEntry[]): string {
  return certificates
    .map(({ name, subject, issuer, serialNumber, validUntil }) =>
      facts([
        [name, subject],
        ['  issuer', issuer],
        ['  valid until', timeText(validUntil)],
        ['  serial number', serialNumber],
      ]),
    )
    .join('\n\n');
}
