import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { PlegmaError } from '../errors/plegma-error.ts';
import { bracketedCode } from '../errors/system-code.ts';
import { digestText } from './digest.ts';
import type { FileSink } from './file-sink.ts';

/**
 * Receives a file into `<path>.part` and renames it when it is whole: a reader of `path` sees the old file or the new
 * one, never half of it.
 *
 * @throws FILE_UNWRITABLE
 */
export async function localFileSink(path: string): Promise<FileSink> {
  const partial = `${path}.part`;
  const handle = await open(partial, 'w').catch((cause: unknown) => {
    throw unwritable(path, cause);
  });
  return new LocalFileSink(path, partial, handle);
}

class LocalFileSink implements FileSink {
  readonly #path: string;
  readonly #partial: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');

  constructor(path: string, partial: string, handle: FileHandle) {
    this.#path = path;
    this.#partial = partial;
    this.#handle = handle;
  }

  async write(piece: Uint8Array): Promise<void> {
    this.#hash.update(piece);
    await this.#handle.writeFile(piece).catch((cause: unknown) => {
      throw unwritable(this.#path, cause);
    });
  }

  async digest(): Promise<string> {
    return digestText(this.#hash.copy().digest());
  }

  async keep(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
    await rename(this.#partial, this.#path);
  }

  async discard(): Promise<void> {
    await this.#handle.close();
    await rm(this.#partial, { force: true });
  }
}

function unwritable(path: string, cause: unknown): PlegmaError {
  const sentence = `The file ${path} cannot be written${bracketedCode(cause)}.`;
  return new PlegmaError('FILE_UNWRITABLE', sentence, { cause });
}
