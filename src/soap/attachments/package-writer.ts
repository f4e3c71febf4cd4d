import type { SoapDialect } from '../soap-version.ts';
import type { OutgoingAttachment, PackageForm } from './attachment.ts';
import { writeDime } from './dime-writer.ts';
import { type WrittenPackage, writeMtom, writeSwa } from './mime-writer.ts';

/**
 * Writes a message in the form that its reader takes. Without attachments every form is the plain one: PHP, suds and
 * .NET cannot read a package (IN-5), and those that can read a plain message as well.
 */
export function writePackage(
  envelope: string,
  attachments: readonly OutgoingAttachment[],
  form: PackageForm,
  dialect: SoapDialect,
): WrittenPackage {
  if (attachments.length === 0) return writePlain(envelope, dialect);
  switch (form) {
    case 'dime':
      return writeDime(envelope, attachments, dialect);
    case 'mtom':
      return writeMtom(envelope, attachments, dialect);
    case 'swa':
    case 'plain':
      return writeSwa(envelope, attachments, dialect);
  }
}

function writePlain(envelope: string, dialect: SoapDialect): WrittenPackage {
  const bytes = new TextEncoder().encode(envelope);
  return { contentType: dialect.contentType, contentLength: bytes.length, body: bytes };
}
