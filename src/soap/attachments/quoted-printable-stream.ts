import { PlegmaError } from '../../errors/plegma-error.ts';
import type { ByteStream } from './attachment.ts';

const decoder = new TextDecoder('latin1');
/** Lines have 76 characters at most (RFC 2045 §6.7, rule 5). */
const LONGEST_LINE = 4096;
/** Rule 2, and rule 3 for what stands at the end of lines; everything else would have been encoded. */
const PRINTABLE = /^[\t -~]*$/;
const NOT_AN_OCTET = /=(?![0-9A-Fa-f]{2})/;

/**
 * Decodes a part that is sent as quoted-printable (RFC 2045 §6.7), which is one of the five encodings that WS-I lets
 * stand there (Attachments Profile 1.0 R2934).
 *
 * @throws ATTACHMENTS_MALFORMED, ATTACHMENTS_LIMIT (while it is iterated) where it is not quoted-printable.
 */
export async function* decodeQuotedPrintable(encoded: ByteStream): AsyncGenerator<Uint8Array> {
  let held = '';
  for await (const piece of encoded) {
    const text = held + decoder.decode(piece);
    const end = text.lastIndexOf('\n') + 1;
    held = text.slice(end);
    if (held.length > LONGEST_LINE)
      throw new PlegmaError('ATTACHMENTS_LIMIT', `A quoted-printable line is longer than ${LONGEST_LINE}.`);
    if (end > 0) yield octetsOf(text.slice(0, end));
  }
  if (held !== '') yield octetsOf(held);
}

function octetsOf(lines: string): Uint8Array {
  const decoded = lines
    .split('\n')
    .map((line, at, all) => decodeLine(line, at < all.length - 1))
    .join('');
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
}

/** White space at the end of a line was added on the way (rule 3); a line that ends in `=` goes on in the next (rule 5). */
function decodeLine(line: string, isEnded: boolean): string {
  const content = line.trimEnd();
  const isSoft = content.endsWith('=');
  const written = isSoft ? content.slice(0, -1) : content;
  if (!PRINTABLE.test(written) || NOT_AN_OCTET.test(written)) throw malformed();
  const text = written.replace(/=(..)/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  if (isSoft || !isEnded) return text;
  return text + (line.endsWith('\r') ? '\r\n' : '\n');
}

function malformed(): PlegmaError {
  return new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    'A part says Content-Transfer-Encoding: quoted-printable, and is not.',
  );
}
