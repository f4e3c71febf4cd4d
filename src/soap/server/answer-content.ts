import type { ByteStream, OutgoingAttachment, PackageForm } from '../attachments/attachment.ts';
import { writePackage } from '../attachments/package-writer.ts';
import type { SoapDialect } from '../soap-version.ts';

/** What is sent back. */
export interface AnswerContent {
  readonly contentType: string;
  /** Bytes. */
  readonly contentLength: number;
  /** A text where the message has no attachments: Node writes it in one piece with the headers, and copies it once. */
  readonly body: string | Uint8Array | ByteStream;
}

/** Puts a message into the form in which it is sent: alone, or in a package with its attachments. */
export function answerContent(
  envelope: string,
  attachments: readonly OutgoingAttachment[],
  form: PackageForm,
  dialect: SoapDialect,
): AnswerContent {
  if (attachments.length > 0) return writePackage(envelope, attachments, form, dialect);
  return { contentType: dialect.contentType, contentLength: utf8Length(envelope), body: envelope };
}

const encoder = new TextEncoder();
const scratch = new Uint8Array(64 * 1024);

/** Bytes of a text in UTF-8; counted without allocating them for texts of the usual size. */
function utf8Length(text: string): number {
  const { read, written } = encoder.encodeInto(text, scratch);
  return read === text.length ? written : encoder.encode(text).length;
}
