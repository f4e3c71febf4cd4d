import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;

/**
 * Replaces a file atomically: after a crash or a power cut it has the old text or the new one, whole. The text is written to
 * a new file beside it, synced, and renamed into place.
 *
 * @param mode The exact mode, whatever the umask; by default 0644 less the umask.
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

/** Makes durable what was created, renamed or removed in a directory. @throws The file system's error. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
