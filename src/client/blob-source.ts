import { digestOf } from './digest.ts';
import type { FileSource } from './file-source.ts';

/**
 * A file of a browser (from a file field, the camera, a drop), or bytes in memory as a `Blob`.
 *
 * @param name By which it is sent; a `File` has one itself.
 * @example
 * const note = blobSource(new Blob(['hello'], { type: 'text/plain' }), 'note.txt');
 */
export function blobSource(blob: Blob, name: string): FileSource {
  const read = async (offset: number, length: number) =>
    new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
  return {
    name,
    mediaType: blob.type === '' ? undefined : blob.type,
    size: blob.size,
    read,
    digest: async () => digestOf(await read(0, blob.size)),
  };
}
