import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readRevocationFile } from './files.node.ts';
import type { RevocationLists } from './revocation-lists.ts';

/** Where revocation lists are looked for and what is told about trouble with them. */
export interface RevocationDirectoryOptions {
  /** How often the directory is looked at, in milliseconds; one second by default. */
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
 * Reads all revocation lists of a directory (`*.crl`, `*.pem`, `*.der`, OpenSSL's `*.r0`) and keeps reading those
 * that change, come or go; certificates and keys beside them are passed over. By looking, not by the system's notices: those miss network file systems.
 *
 * @returns Once all files were read for the first time.
 */
export async function watchRevocationDirectory(
  directory: string,
  lists: RevocationLists,
  { interval = 1000, onProblem = () => undefined }: RevocationDirectoryOptions = {},
): Promise<WatchedDirectory> {
  const seen = new Map<string, string>();
  const look = async (): Promise<void> => {
    const present = new Set<string>();
    for (const name of await listFiles(directory)) {
      present.add(name);
      const path = join(directory, name);
      try {
        const version = await versionOf(path);
        if (seen.get(name) === version) continue;
        seen.set(name, version);
        const content = await readFile(path);
        if (lists.has(path) || mayHoldLists(content)) lists.replace(path, readRevocationFile(content));
      } catch (cause) {
        onProblem(path, cause);
      }
    }
    for (const name of seen.keys()) {
      if (present.has(name)) continue;
      seen.delete(name);
      lists.remove(join(directory, name));
    }
  };
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const lookAgain = async (): Promise<void> => {
    await look().catch((cause: unknown) => onProblem(directory, cause));
    if (!stopped) timer = setTimeout(lookAgain, interval).unref();
  };
  await look();
  timer = setTimeout(lookAgain, interval).unref();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function listFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names.filter((name) => LIST_FILE.test(name));
}

/** Certificates and keys lie in the same directory at many sites: PEM without a list is none of our business. */
function mayHoldLists(content: Uint8Array): boolean {
  const text = new TextDecoder().decode(content);
  return !text.includes('-----BEGIN ') || text.includes('X509 CRL');
}

async function versionOf(path: string): Promise<string> {
  const { mtimeMs, ctimeMs, size, ino } = await stat(path);
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}
