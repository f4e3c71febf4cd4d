import { readAll, skip } from '../../../src/soap/attachments/byte-reader.ts';
import { defaultPackageLimits, type PackageLimits } from '../../../src/soap/attachments/limits.ts';
import { readPackage } from '../../../src/soap/attachments/package-reader.ts';
import { parseMediaType } from '../../../src/soap/media-type.ts';

/** Cuts bytes into chunks, as a network does. */
export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Bytes that hold everything a delimiter is made of. */
export function awkwardBytes(size: number): Uint8Array {
  const pattern = latin1('\r\n--plegma\r\n\r\n-\r--\n\0\xff');
  return Uint8Array.from({ length: size }, (_, at) => pattern[at % pattern.length] ?? 0);
}

export interface WholePart {
  readonly contentId: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Reads a package whole. */
export async function readWhole(
  bytes: Uint8Array,
  contentType: string,
  options: { chunk?: number; limits?: Partial<PackageLimits> } = {},
): Promise<{ form: string; mediaType: string; envelope: string; parts: WholePart[] }> {
  const limits = { ...defaultPackageLimits, ...options.limits };
  const opened = await readPackage(inChunks(bytes, options.chunk ?? 7), parseMediaType(contentType), limits);
  const parts: WholePart[] = [];
  for await (const part of opened.attachments) {
    const { contentId, mediaType, content } = part;
    parts.push({ contentId, mediaType, bytes: await readAll(content, limits.total, 'part') });
    await skip(content);
  }
  return {
    form: opened.form,
    mediaType: opened.mediaType.name,
    envelope: new TextDecoder().decode(opened.envelope),
    parts,
  };
}
