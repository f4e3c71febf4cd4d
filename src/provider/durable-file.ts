import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;

/**
 * Writes a file so that after a crash or a power cut it is there whole or not at all: written beside its place,
 * synced, renamed.
 *
 * @param mode Exactly, whatever the umask; without it a file of data as the umask has them.
 * @throws The file system's error; the file in place is then as it was.
 */
export async function writeDurably(path: string, text: string, mode?: number): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode ?? 0o644);
  try {
    if (mode !== undefined) await file.chmod(mode);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await syncDirectory(dirname(path));
}

/** Makes what was created, renamed or removed in a directory durable. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
