import { chmod, mkdtemp, rm } from 'node:fs/promises';

const made: string[] = [];

/**
 * A directory that is gone after the tests. Directly under /tmp, which other users reach and whose name has only
 * characters that batch systems take.
 */
export async function temporaryDirectory(name: string): Promise<string> {
  const directory = await mkdtemp(`/tmp/plegma-${name}-`);
  made.push(directory);
  await chmod(directory, 0o755);
  return directory;
}

after(async () => {
  for (const directory of made) await rm(directory, { recursive: true, force: true });
});
