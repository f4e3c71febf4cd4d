import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stopFile } from './run-watch.ts';
import { markerNames } from './workspace.ts';
import { isThere, writeWorkspaceFile } from './workspace-files.ts';

/** The directory that a job's script makes before it runs anything: who makes it runs, or forbids the run. */
export const runLockName = '.run_lock';

/** True where the script has begun at some time, whether or not the batch system shows it. */
export async function hasRunLock(workspace: string): Promise<boolean> {
  return isThere(join(workspace, runLockName));
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

/**
 * Has a run end itself that still goes on after its end was judged: it was cancelled or lost, and the batch system has
 * forgotten it in a crash. Only once that end is written down, for a run that is stopped by this tells another one. A
 * workspace that cannot be written to keeps no job from its end.
 */
export async function stopRun(workspace: string): Promise<void> {
  try {
    if (await isThere(join(workspace, markerNames.wrapperEnded))) return;
    await writeWorkspaceFile(join(workspace, stopFile), '');
  } catch {
    // See above.
  }
}
