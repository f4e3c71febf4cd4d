import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, stat, statfs, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { hasSystemCode } from '../../errors/system-code.ts';
import { isId } from '../../store/ids.ts';
import { syncDirectory } from '../durable-file.ts';
import { removeFile } from '../remove-file.ts';
import { ContentDigests } from './content-digests.ts';
import type { ContentDigest, StagerId } from './stager.ts';

/** A piece that has been written and synced. */
export interface WrittenPiece {
  /** Bytes. */
  readonly length: number;
  readonly digest: ContentDigest;
}

/**
 * The files behind the stagers: one file each, named after the stager's id, so that no name from outside becomes a path.
 * The store knows nothing of rights, quotas or the database. The database says how much of a file counts (`received`);
 * anything beyond that is overwritten.
 */
export class ContentStore {
  readonly #root: string;
  readonly #digests = new ContentDigests();

  private constructor(root: string) {
    this.#root = root;
  }

  /** @param root A directory; made if it is missing. Best on the file system of the jobs' workspaces, for hard links. */
  static async open(root: string): Promise<ContentStore> {
    await mkdir(root, { recursive: true, mode: 0o700 });
    return new ContentStore(root);
  }

  /**
   * Writes a piece at `offset` and syncs it: when this returns, the bytes survive a crash.
   *
   * @param check Called with the length so far before each chunk is written; throws where it is too much.
   * @throws DISK_FULL, and what `check` and the source of the chunks throw; the bytes before `offset` are then as
   *   they were.
   */
  async write(
    id: StagerId,
    offset: number,
    chunks: AsyncIterable<Uint8Array>,
    check: (length: number) => void,
  ): Promise<WrittenPiece> {
    const file = await this.#openForWriting(id);
    try {
      const digests = this.#digests.begin(id, offset);
      let length = 0;
      for await (const chunk of chunks) {
        check(length + chunk.byteLength);
        await writeFully(file, chunk, offset + length);
        digests.update(chunk);
        length += chunk.byteLength;
      }
      await file.datasync();
      return { length, digest: digests.commit(offset + length) };
    } catch (error) {
      throw diskError(error);
    } finally {
      await file.close();
    }
  }

  /** Where chunks end that repeat what is stored from `offset` on; undefined if they differ from it or go past `end`. */
  async endOfRepeated(
    id: StagerId,
    offset: number,
    chunks: AsyncIterable<Uint8Array>,
    end: number,
  ): Promise<number | undefined> {
    const file = await open(this.pathOf(id), 'r');
    try {
      let position = offset;
      for await (const chunk of chunks) {
        if (position + chunk.byteLength > end) return undefined;
        const stored = Buffer.alloc(chunk.byteLength);
        await file.read(stored, 0, stored.byteLength, position);
        if (!stored.equals(chunk)) return undefined;
        position += chunk.byteLength;
      }
      return position;
    } finally {
      await file.close();
    }
  }

  /** Makes a file final at this size; may be repeated. @returns Its digest. */
  async complete(id: StagerId, size: number): Promise<ContentDigest> {
    const path = this.pathOf(id);
    if ((await stat(path)).size !== size) await truncate(path, size);
    const file = await open(path, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await syncDirectory(dirname(path));
    return this.#digests.take(id, size) ?? ContentDigests.of(this.stream(id));
  }

  /** The bytes of a file from `start` on, `length` of them at most. */
  async read(id: StagerId, start: number, length: number): Promise<Uint8Array> {
    const file = await open(this.pathOf(id), 'r');
    try {
      const { size } = await file.stat();
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
      const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /** A whole file, for transfers that are not in pieces. */
  stream(id: StagerId): AsyncIterable<Uint8Array> {
    return createReadStream(this.pathOf(id), { highWaterMark: 1 << 18 });
  }

  /** Removes a file, if it exists. Hard links to it in workspaces stay. */
  async remove(id: StagerId): Promise<void> {
    this.#digests.forget(id);
    await removeFile(this.pathOf(id));
  }

  /** Every stager that has a file. */
  async *ids(): AsyncGenerator<StagerId> {
    for (const shard of await readdir(this.#root)) {
      for (const name of await readdir(join(this.#root, shard))) if (isId('stg', name)) yield name;
    }
  }

  /** Bytes that this disk has left for us. */
  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#root);
    return bavail * bsize;
  }

  /** The path of a stager's file. Directories are named after the random end of ids, so that they stay small. */
  pathOf(id: StagerId): string {
    if (!isId('stg', id)) throw new TypeError(`${id} is not the id of a stager.`);
    return join(this.#root, id.slice(-2), id);
  }

  async #openForWriting(id: StagerId): Promise<FileHandle> {
    const path = this.pathOf(id);
    await mkdir(dirname(path), { recursive: true });
    return open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  }
}

/** A full disk is a state that passes; any other disk error is left for an operator to see. */
function diskError(error: unknown): unknown {
  if (!hasSystemCode(error, 'ENOSPC', 'EDQUOT')) return error;
  return new PlegmaError('DISK_FULL', 'The disk of the data service is full.', {
    cause: error,
    retryAfter: 60,
  });
}

async function writeFully(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.byteLength; ) {
    const { bytesWritten } = await file.write(chunk, written, chunk.byteLength - written, position + written);
    written += bytesWritten;
  }
}
