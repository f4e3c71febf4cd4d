import { constants } from 'node:fs';
import { access, type FileHandle, open, writeFile } from 'node:fs/promises';
import { inPlaceOf } from '../in-place-of.ts';

/** Bytes of a marker file at most: more is nothing that we or a wrapper would write. */
const longest = 65_536;

/**
 * Opens a regular file of a workspace to read it; undefined where there is none. A run may belong to another user than the
 * service: a link that it has put there could name any file that the service reads.
 */
export async function openWorkspaceFile(path: string): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => undefined);
  if (file === undefined || (await file.stat()).isFile()) return file;
  await file.close();
  return undefined;
}

/** True where a workspace has a file or folder of that path. */
export function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The text of a small file of a workspace; empty where there is none. */
export async function readWorkspaceFile(path: string): Promise<string> {
  const file = await openWorkspaceFile(path);
  if (file === undefined) return '';
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(longest), 0, longest, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Writes a small file into a workspace in place of whatever stands there. */
export async function writeWorkspaceFile(path: string, text: string): Promise<void> {
  await inPlaceOf(path, () => writeFile(path, text, { flag: 'wx' }));
}
