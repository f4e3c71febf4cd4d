import { sniffMediaType } from './sniff-media-type.ts';

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
const ZIP_BASED = new Set(['docx', 'odt', 'xlsx']);

/**
 * Tells a file's media type: by what it begins with where that is plain, else by its name, else as text or bytes.
 *
 * @param name With its extension.
 * @param beginning As `sniffMediaType` takes it.
 */
export function detectMediaType(name: string, beginning: Uint8Array): string {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const byName = byExtension[extension];
  const byContent = sniffMediaType(beginning);
  const isPlain = byContent !== undefined && byContent !== 'text/plain' && !ZIP_BASED.has(extension);
  if (isPlain) return byContent;
  return byName ?? byContent ?? 'application/octet-stream';
}
