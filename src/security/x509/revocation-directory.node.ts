import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readRevocationFile } from './files.node.ts';
import type { RevocationLists } from './revocation-lists.ts';

/** How a directory of revocation lists is watched. */
export interface RevocationDirectoryOptions {
  /** Milliseconds between two looks at the directory; one second by default. */
  readonly interval?: number;
  /** Told of a file that cannot be read; the lists that it held before stay in force. */
  readonly onProblem?: (file: string, cause: unknown) => void;
}

/** A directory that is being watched. */
export interface WatchedDirectory {
  stop(): void;
}

const LIST_FILE = /\.(?:crl|pem|der)$|\.r\d+$/i;

/**
 * Reads all revocation lists of a directory (`*.crl`, `*.pem`, `*.der`, OpenSSL's `*.r0`) and keeps reading those that
 * change, come or go; certificates and keys beside them are passed over. It polls: file notifications do not arrive
 * from network file systems.
 *
 * @returns Once all files were read for the first time.
 */
export async function watchRevocationDirectory(
  directory: string,
  lists: RevocationLists,
  options: RevocationDirectoryOptions = {},
): Promise<WatchedDirectory> {
  const watched = new RevocationDirectory(directory, lists, options);
  await watched.start();
  return watched;
}

class RevocationDirectory implements WatchedDirectory {
  readonly #directory: string;
  readonly #lists: RevocationLists;
  readonly #interval: number;
  readonly #onProblem: (file: string, cause: unknown) => void;
  /** The version of each file that was read last, by its name. */
  readonly #versions = new Map<string, string>();
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(directory: string, lists: RevocationLists, options: RevocationDirectoryOptions) {
    this.#directory = directory;
    this.#lists = lists;
    this.#interval = options.interval ?? 1000;
    this.#onProblem = options.onProblem ?? (() => undefined);
  }

  async start(): Promise<void> {
    await this.#look();
    this.#lookLater();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #lookLater(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(async () => {
      await this.#look().catch((cause: unknown) => this.#onProblem(this.#directory, cause));
      this.#lookLater();
    }, this.#interval);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const present = new Set(await listFiles(this.#directory));
    for (const name of present) await this.#readIfChanged(name);
    for (const name of this.#versions.keys()) if (!present.has(name)) this.#forget(name);
  }

  async #readIfChanged(name: string): Promise<void> {
    const path = join(this.#directory, name);
    try {
      const version = await versionOf(path);
      if (this.#versions.get(name) === version) return;
      this.#versions.set(name, version);
      const content = await readFile(path);
      if (this.#lists.has(path) || mayHoldLists(content)) {
        this.#lists.replace(path, await readRevocationFile(content));
      }
    } catch (cause) {
      this.#onProblem(path, cause);
    }
  }

  #forget(name: string): void {
    this.#versions.delete(name);
    this.#lists.remove(join(this.#directory, name));
  }
}

async function listFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names.filter((name) => LIST_FILE.test(name));
}

/** Many sites keep certificates and keys in the same directory: PEM without a list in it is passed over. */
function mayHoldLists(content: Uint8Array): boolean {
  const text = new TextDecoder().decode(content);
  return !text.includes('-----BEGIN ') || text.includes('X509 CRL');
}

async function versionOf(path: string): Promise<string> {
  const { mtimeMs, ctimeMs, size, ino } = await stat(path);
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}
