/** How many bytes of a file's beginning {@link detectMediaType} looks at. */
export const BYTES_TO_LOOK_AT = 512;

interface Signature {
  readonly mediaType: string;
  /** The first bytes as Latin-1 text. */
  readonly pattern: RegExp;
}

/** What files of these kinds begin with (their own specifications; WHATWG MIME Sniffing §6 lists most). */
const signatures: readonly Signature[] = [
  { mediaType: 'image/png', pattern: /^\x89PNG\r\n\x1a\n/ },
  { mediaType: 'image/jpeg', pattern: /^\xff\xd8\xff/ },
  { mediaType: 'image/gif', pattern: /^GIF8[79]a/ },
  { mediaType: 'image/webp', pattern: /^RIFF.{4}WEBP/s },
  { mediaType: 'image/bmp', pattern: /^BM.{4}\0\0\0\0/s },
  { mediaType: 'image/tiff', pattern: /^(II\*\0|MM\0\*)/ },
  { mediaType: 'image/avif', pattern: /^.{4}ftypavi[fs]/s },
  { mediaType: 'image/heic', pattern: /^.{4}ftyp(heic|heix|mif1)/s },
  { mediaType: 'video/mp4', pattern: /^.{4}ftyp(isom|iso2|mp4|avc1)/s },
  { mediaType: 'application/pdf', pattern: /^%PDF-/ },
  { mediaType: 'application/zip', pattern: /^PK(\x03\x04|\x05\x06)/ },
  { mediaType: 'application/gzip', pattern: /^\x1f\x8b\x08/ },
  { mediaType: 'application/x-bzip2', pattern: /^BZh[1-9]/ },
  { mediaType: 'application/x-xz', pattern: /^\xfd7zXZ\0/ },
  { mediaType: 'application/zstd', pattern: /^\x28\xb5\x2f\xfd/ },
];

/** For what its content does not tell: text of a certain kind, or a kind of ZIP. */
const byExtension: Readonly<Record<string, string>> = {
  bin: 'application/octet-stream',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  odt: 'application/vnd.oasis.opendocument.text',
  svg: 'image/svg+xml',
  tar: 'application/x-tar',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
};

/** Names that stand for a kind of ZIP archive: more precise than what the content says. */
const zipBased = new Set(['docx', 'odt', 'xlsx']);

/**
 * Tells a file's media type: by what it begins with where that is plain, else by its name, else as text or bytes.
 *
 * @param name With its extension.
 * @param beginning At least its first {@link BYTES_TO_LOOK_AT} bytes, or all of a shorter file.
 */
export function detectMediaType(name: string, beginning: Uint8Array): string {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const bytes = beginning.subarray(0, BYTES_TO_LOOK_AT);
  const latin1 = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const byContent = signatures.find(({ pattern }) => pattern.test(latin1))?.mediaType;
  if (byContent !== undefined && !zipBased.has(extension)) return byContent;
  return byExtension[extension] ?? (isText(bytes) ? 'text/plain' : 'application/octet-stream');
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    // A character may be cut at the end of what is looked at: as a stream that is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
