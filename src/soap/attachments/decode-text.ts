import { decodeSingleByte } from '../single-byte.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Octets of a MIME header in the charset that it names; undefined where that is unknown, or they are not in it. */
export function decodeText(octets: Uint8Array, charset: string): string | undefined {
  switch (charset.toLowerCase()) {
    case 'iso-8859-1':
      return decodeSingleByte(octets, 'iso-8859-1');
    case 'windows-1252':
      return decodeSingleByte(octets, 'windows-1252');
    case 'us-ascii':
    case 'utf-8':
      return decodeUtf8(octets);
    default:
      return undefined;
  }
}

function decodeUtf8(octets: Uint8Array): string | undefined {
  try {
    return decoder.decode(octets);
  } catch {
    return undefined;
  }
}
