/** Bytes that {@link sniffMediaType} wants to see at least. */
export const sniffLength = 4096;

/** The media types that content itself can show. */
export type SniffedType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/tiff'
  | 'image/bmp'
  | 'application/zip'
  | 'application/gzip'
  | 'application/pdf'
  | 'text/plain';

/** Magic numbers; `-1` stands for any byte. */
const signatures: readonly (readonly [SniffedType, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [...ascii('GIF87a')]],
  ['image/gif', [...ascii('GIF89a')]],
  ['image/webp', [...ascii('RIFF'), -1, -1, -1, -1, ...ascii('WEBP')]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  // The four bytes before the offset of the pixels are reserved and zero; "BM" alone also begins words.
  ['image/bmp', [...ascii('BM'), -1, -1, -1, -1, 0, 0, 0, 0]],
  ['application/zip', [...ascii('PK'), 3, 4]],
  ['application/zip', [...ascii('PK'), 5, 6]],
  ['application/gzip', [0x1f, 0x8b, 8]],
  ['application/pdf', [...ascii('%PDF-')]],
];

/**
 * What a file is, by its first bytes: what the sender says of a file is not evidence. Undefined where nothing
 * is recognised.
 *
 * @param bytes The beginning of the content; 4 KiB are enough.
 * @example sniffMediaType(new TextEncoder().encode('%PDF-1.7')) // 'application/pdf'
 */
export function sniffMediaType(bytes: Uint8Array): SniffedType | undefined {
  const found = signatures.find(([, signature]) => startsWith(bytes, signature));
  if (found !== undefined) return found[0];
  return isText(bytes.subarray(0, sniffLength)) ? 'text/plain' : undefined;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => (byte === -1 ? index < bytes.byteLength : byte === bytes[index]));
}

/** UTF-8 without control characters other than tab, line feed, form feed and carriage return. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.byteLength === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return !/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
