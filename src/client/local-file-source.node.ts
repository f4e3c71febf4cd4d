import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { PlegmaError } from '../errors/plegma-error.ts';
import { detectMediaType } from './detect-media-type.ts';
import { digestText } from './digest.ts';
import type { FileSource } from './file-source.ts';
import { fileUnreadable } from './file-unreadable.node.ts';
import { SNIFFED_BYTES } from './sniff-media-type.ts';

/**
 * A file on this machine's disk; its media type is told by its content and name.
 *
 * @throws FILE_UNREADABLE There is no such file, or it is a folder, or it may not be read.
 */
export async function localFileSource(path: string): Promise<FileSource> {
  const name = basename(path);
  const size = await sizeOf(path);
  const read = (offset: number, length: number) => readPiece(path, offset, length);
  return {
    name,
    mediaType: detectMediaType(name, await read(0, SNIFFED_BYTES)),
    size,
    read,
    digest: () => digestFile(path),
  };
}

async function sizeOf(path: string): Promise<number> {
  const status = await stat(path).catch((cause: unknown) => {
    throw fileUnreadable(path, cause);
  });
  if (status.isFile()) return status.size;
  throw new PlegmaError('FILE_UNREADABLE', `${path} is no file but something else, such as a folder.`);
}

/** Opens the file for each piece: an upload may pause for hours, and this leaves no handle to close. */
async function readPiece(path: string, offset: number, length: number): Promise<Uint8Array> {
  const handle = await open(path).catch((cause: unknown) => {
    throw fileUnreadable(path, cause);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file, read in a stream. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return digestText(hash.digest());
}
