import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { hasSystemCode } from '../../errors/system-code.ts';
import { STOP_FILE } from './run-watch.ts';
import { markerNames } from './workspace.ts';
import { isFolder, isThere, writeWorkspaceFile } from './workspace-files.ts';

/** The directory that a job's script makes before it runs anything. Only the first to make it may run; see `forbidRun`. */
export const RUN_LOCK_NAME = '.run_lock';

/** True if the script has ever begun, whether or not the batch system shows it. */
export async function hasRunLock(workspace: string): Promise<boolean> {
  return isFolder(join(workspace, RUN_LOCK_NAME));
}

/**
 * Makes sure that a run which has not begun never will: a batch system that lost or duplicated a job may still start it
 * after its end was told. A run that has begun is not touched.
 *
 * It is a link to a folder, with which the script cannot make its own: whoever is killed before the end is told must not
 * take it for the beginning of a run afterwards.
 */
export async function forbidRun(workspace: string): Promise<void> {
  await symlink('.', join(workspace, RUN_LOCK_NAME)).catch((error: unknown) => {
    if (!hasSystemCode(error, 'EEXIST', 'ENOENT')) throw error;
  });
}

/**
 * Makes a run end itself if it still goes on after its end was judged: it was cancelled or lost, and the batch system
 * forgot it in a crash. Call this only after that end is written down, because the stopped run reports another one. A
 * workspace that cannot be written to does not keep the job from its end.
 */
export async function stopRun(workspace: string): Promise<void> {
  try {
    if (await isThere(join(workspace, markerNames.wrapperEnded))) return;
    await writeWorkspaceFile(join(workspace, STOP_FILE), '');
  } catch {
    // See above.
  }
}
