import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ofTest: string[] = [];
const ofRun: string[] = [];
let isInTest = false;

beforeEach(() => {
  isInTest = true;
});
afterEach(async () => {
  isInTest = false;
  await removeAll(ofTest);
});
after(() => removeAll(ofRun));

/** A directory that is gone after the test; made in a `before`, it is gone after the run. */
export function temporaryDirectory(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `plegma-${name}-`));
  (isInTest ? ofTest : ofRun).push(directory);
  return directory;
}

/**
 * A directory right under /tmp, which other users reach and whose name has only characters that batch systems take. It is
 * gone after the run: what a test has started may go on there after the test.
 */
export function reachableDirectory(name: string): string {
  const directory = mkdtempSync(`/tmp/plegma-${name}-`);
  chmodSync(directory, 0o755);
  ofRun.push(directory);
  return directory;
}

async function removeAll(directories: string[]): Promise<void> {
  // Something that was just ended may still write.
  for (const directory of directories.splice(0))
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
}
