import type { ByteStream, OutgoingAttachment, PackageForm } from '../attachments/attachment.ts';
import { writePackage } from '../attachments/package-writer.ts';
import type { SoapDialect } from '../soap-version.ts';

/** What is sent back. */
export interface AnswerContent {
  readonly contentType: string;
  /** Bytes. */
  readonly contentLength: number;
  /** A text where the message stands alone: it goes to the system in one piece with the headers, copied once. */
  readonly body: string | Uint8Array | ByteStream;
}

/** Makes of a message what is sent back: by itself, or in a package with its attachments. */
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

/** Bytes of a text in UTF-8, without memory for them where the text is of the usual size. */
function utf8Length(text: string): number {
  const { read, written } = encoder.encodeInto(text, scratch);
  return read === text.length ? written : encoder.encode(text).length;
}
