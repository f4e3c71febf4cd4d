import { type FileHandle, open } from 'node:fs/promises';

/** The write-ahead log of an open database, to be forced to the disk. */
export class LogFile {
  readonly #path: string;
  #file: Promise<FileHandle> | undefined;

  /** @param path Of a database in WAL mode: until it is closed, its log stays the same file. */
  constructor(path: string) {
    this.#path = `${path}-wal`;
  }

  /** Resolves when all that was written to the log before is on the disk. @throws The file system's error. */
  async force(): Promise<void> {
    // One handle for all times: of a failed write the system tells those only who had the file open before it.
    this.#file ??= open(this.#path, 'r+');
    const file = await this.#file;
    await file.datasync();
  }

  async close(): Promise<void> {
    const file = await this.#file;
    await file?.close();
  }
}
