/** How many bytes of a file's beginning {@link sniffMediaType} looks at. */
export const SNIFFED_BYTES = 4096;

/** What files of these kinds begin with, as Latin-1 (their own specifications; WHATWG MIME Sniffing §6 lists most). */
const signatures: readonly (readonly [mediaType: string, beginning: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF.{4}WEBP/s],
  ['image/tiff', /^(II\*\0|MM\0\*)/],
  // The four bytes before the offset of the pixels are reserved and zero; "BM" alone also begins words.
  ['image/bmp', /^BM.{4}\0\0\0\0/s],
  ['image/avif', /^.{4}ftypavi[fs]/s],
  ['image/heic', /^.{4}ftyp(heic|heix|mif1)/s],
  ['video/mp4', /^.{4}ftyp(isom|iso2|mp4|avc1)/s],
  ['application/pdf', /^%PDF-/],
  ['application/zip', /^PK(\x03\x04|\x05\x06)/],
  ['application/gzip', /^\x1f\x8b\x08/],
  ['application/x-bzip2', /^BZh[1-9]/],
  ['application/x-xz', /^\xfd7zXZ\0/],
  ['application/zstd', /^\x28\xb5\x2f\xfd/],
];

const LONGEST_SIGNATURE = 16;

/**
 * What a file is, by its first bytes: what a sender says of a file is not evidence. Undefined where nothing is
 * recognised.
 *
 * @param beginning At least the first {@link SNIFFED_BYTES} bytes, or all of a shorter file.
 * @example sniffMediaType(new TextEncoder().encode('%PDF-1.7')) // 'application/pdf'
 */
export function sniffMediaType(beginning: Uint8Array): string | undefined {
  const latin1 = String.fromCharCode(...beginning.subarray(0, LONGEST_SIGNATURE));
  const found = signatures.find(([, pattern]) => pattern.test(latin1));
  if (found !== undefined) return found[0];
  return isText(beginning.subarray(0, SNIFFED_BYTES)) ? 'text/plain' : undefined;
}

/** UTF-8 without control characters other than tab, line feed, form feed and carriage return. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.byteLength === 0) return false;
  try {
    // A character may be cut at the end of what is looked at: as a stream that is no error.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return !/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}
