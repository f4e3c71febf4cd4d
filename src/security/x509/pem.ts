import { decodeBase64, encodeBase64 } from '../base64.ts';
import { derError } from './der.ts';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g;

/**
 * The DER of every block with this label in a PEM text (RFC 7468), in order.
 *
 * @param label For example `CERTIFICATE` or `X509 CRL`.
 * @throws CERTIFICATE_UNREADABLE A block is not base64.
 */
export function decodePem(text: string, label: string): Uint8Array[] {
  const blocks = [...text.matchAll(BLOCK)].filter((match) => match[1] === label);
  return blocks.map((match) => {
    const der = decodeBase64(match[2] ?? '');
    if (der === undefined) throw derError(`a PEM block ${label} is not base64`);
    return der;
  });
}

/** One PEM block with lines of 64 characters. */
export function encodePem(der: Uint8Array, label: string): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
