import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Mounts a disk in memory in that place; `size`: options of tmpfs(5) that say how small. Only root can. */
export async function mountDisk(place: string, size: string): Promise<void> {
  await mkdir(place, { recursive: true });
  await execute('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', place]);
}

/** Takes it away, whatever still uses it. */
export async function unmountDisk(place: string): Promise<void> {
  await execute('umount', ['--lazy', place]);
}

/** True where this user may do it in this system. */
export async function canMountDisk(): Promise<boolean> {
  const place = await mkdtemp(join(tmpdir(), 'plegma-mount-'));
  try {
    await mountDisk(place, 'size=256k');
    await unmountDisk(place);
    return true;
  } catch {
    return false;
  } finally {
    await rmdir(place);
  }
}
