import { closeSync, openSync, readSync } from 'node:fs';
import { PlegmaError } from '../errors/plegma-error.ts';

/** The first copy of the header: version, change counter, length and checksum of the log, salts. */
const HEADER_LENGTH = 48;

/**
 * Reads the revision of a database: as long as it is the same, nothing was committed through any connection of any
 * process. It is the header of the index beside the write-ahead log, which SQLite writes at each commit (WAL-mode File
 * Format §2.1); asking SQLite itself (`pragma data_version`) takes some 20 µs more beside a list of 100. A header caught
 * half-written equals no other one, so that what was read under it is read again.
 */
export class RevisionReader {
  readonly #header = Buffer.alloc(HEADER_LENGTH);
  readonly #path: string;
  #file: number | undefined;
  #isClosed = false;

  /** @param path Of an open database in WAL mode: until it is closed, the index stays the same file. */
  constructor(path: string) {
    this.#path = `${path}-shm`;
  }

  /** @throws STORE_UNAVAILABLE */
  read(): string {
    if (this.#isClosed) throw unreadable('the database has been closed');
    try {
      this.#file ??= openSync(this.#path, 'r');
      readSync(this.#file, this.#header, 0, HEADER_LENGTH, 0);
    } catch (cause) {
      throw unreadable(`${this.#path} cannot be read`, cause);
    }
    return this.#header.toString('latin1');
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#isClosed = true;
  }
}

function unreadable(reason: string, cause?: unknown): PlegmaError {
  return new PlegmaError('STORE_UNAVAILABLE', `The state of the database is unknown: ${reason}.`, { cause });
}
