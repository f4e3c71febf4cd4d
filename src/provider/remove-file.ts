import { unlink } from 'node:fs/promises';

/** Removes a file, where there is one. `rm` looks twice at what it removes, which costs more than removing it. */
export async function removeFile(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}
