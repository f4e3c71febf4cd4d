import { changeJob } from '../change-job.ts';
import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { filesOf } from '../job-files.ts';
import { workspaceDirectory } from '../workspace.ts';
import { removeFolder } from '../workspace-folders.ts';

/**
 * Removes an ended job: its workspaces, its outputs, and finally the job itself. Its row stays for the entries of the
 * account, but is shown to nobody.
 */
export async function forget(context: JobContext, job: Job): Promise<void> {
  for (let attempt = 1; attempt <= job.attempt; attempt += 1) {
    await removeFolder(workspaceDirectory(context.workspaces, job.id, attempt), job.localUser);
  }
  for (const { stagerId } of await filesOf(context.store.db, job.id, 'output'))
    await context.data.destroy(stagerId);
  await context.store.transaction((tx) => changeJob(tx, job, { destroyed_at: Date.now() }));
}
