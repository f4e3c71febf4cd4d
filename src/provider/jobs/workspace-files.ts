import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, writeFile } from 'node:fs/promises';
import { inPlaceOf } from '../in-place-of.ts';

/** The most bytes of a marker file that are read; neither we nor a wrapper write more. */
const LONGEST_READ = 65_536;

/**
 * The errors of a path that has no file for us: none, a link, a socket, one that the run keeps from us. Any other error is the
 * disk's or the network's (EIO, ESTALE) or this process's own (EMFILE): it tells nothing of the file.
 */
const NO_FILE: ReadonlySet<unknown> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ELOOP',
  'ENXIO',
  'ENODEV',
  'EACCES',
  'EPERM',
]);

/** For a `catch`: nothing where there is no file for us. @throws Any other error, which tells nothing of the file. */
export function unlessUnreadable(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && NO_FILE.has(error.code)) return undefined;
  throw error;
}

/**
 * Opens a regular file of a workspace for reading; undefined if there is none. Links are not followed: a run may belong to
 * another user than the service, and could link to any file that the service may read.
 *
 * @throws The file system's error where it cannot tell.
 */
export async function openWorkspaceFile(path: string | Buffer): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(unlessUnreadable);
  if (file === undefined || (await file.stat()).isFile()) return file;
  await file.close();
  return undefined;
}

/** True where a workspace has a file or folder of that path. @throws The file system's error where it cannot tell. */
export async function isThere(path: string): Promise<boolean> {
  return (await fileTime(path)) !== undefined;
}

/** True where a workspace has a folder of that path, and no link to one. @throws As {@link isThere}. */
export async function isFolder(path: string | Buffer): Promise<boolean> {
  return (await find(path))?.isDirectory() ?? false;
}

/** True where a workspace has a regular file of that path, and no link to one. @throws As {@link isThere}. */
export async function isRegularFile(path: string): Promise<boolean> {
  return (await find(path))?.isFile() ?? false;
}

/** When a file or folder of a workspace was changed last (ms); undefined where there is none. @throws As {@link isThere}. */
export async function fileTime(path: string): Promise<number | undefined> {
  const found = await find(path);
  return found && Math.round(found.mtimeMs);
}

function find(path: string | Buffer): Promise<Stats | undefined> {
  return lstat(path).catch(unlessUnreadable);
}

/** The text of a small file of a workspace; empty where there is none. */
export async function readWorkspaceFile(path: string): Promise<string> {
  const file = await openWorkspaceFile(path);
  if (file === undefined) return '';
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(LONGEST_READ), 0, LONGEST_READ, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Writes a small file into a workspace in place of whatever stands there. */
export async function writeWorkspaceFile(path: string, text: string): Promise<void> {
  await inPlaceOf(path, () => writeFile(path, text, { flag: 'wx' }));
}
