import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The directory that a job's script makes before it runs anything: who makes it runs, or forbids the run. */
export const runLockName = '.run_lock';

/** True where the script has begun at some time, whether or not the batch system shows it. */
export async function hasRunLock(workspace: string): Promise<boolean> {
  return access(join(workspace, runLockName)).then(
    () => true,
    () => false,
  );
}

/**
 * Makes sure that a run which has not begun never will: a batch system that has lost or doubled a job may still
 * start it after we have told its end. One that has begun is not touched.
 */
export async function forbidRun(workspace: string): Promise<void> {
  await mkdir(join(workspace, runLockName)).catch((error: unknown) => {
    const harmless =
      error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'ENOENT');
    if (!harmless) throw error;
  });
}
