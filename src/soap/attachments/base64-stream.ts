import { PlegmaError } from '../../errors/plegma-error.ts';
import type { ByteStream } from './attachment.ts';

const decoder = new TextDecoder('latin1');

/**
 * Decodes a part that is sent in base64 (RFC 2045 §6.8): SwA senders in Perl and PHP do that.
 *
 * @throws ATTACHMENTS_MALFORMED (while it is iterated) where it is not base64.
 */
export async function* decodeBase64(encoded: ByteStream): AsyncGenerator<Uint8Array> {
  let held = '';
  for await (const piece of encoded) {
    const text = held + decoder.decode(piece).replace(/\s+/g, '');
    const whole = text.length - (text.length % 4);
    held = text.slice(whole);
    if (whole > 0) yield bytesOf(text.slice(0, whole));
  }
  if (held !== '') throw malformed();
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw malformed();
  }
}

function malformed(): PlegmaError {
  return new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    'A part says Content-Transfer-Encoding: base64, and is not base64.',
  );
}
