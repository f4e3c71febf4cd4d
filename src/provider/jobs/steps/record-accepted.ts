import { join } from 'node:path';
import { hasSystemCode } from '../../../errors/system-code.ts';
import type { BatchId } from '../../platforms/platform.ts';
import { changeJob } from '../change-job.ts';
import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { markerNames } from '../workspace.ts';
import { writeWorkspaceFile } from '../workspace-files.ts';

/**
 * Records that the batch system has the job. What a power cut takes of it is found again by the token.
 *
 * @param batchId Where it is known already.
 * @param submittedAt Since when (ms).
 */
export async function recordAccepted(
  context: JobContext,
  job: Job,
  batchId: BatchId | undefined,
  submittedAt: number,
): Promise<void> {
  const marker = join(job.workspace, markerNames.submitted);
  await writeWorkspaceFile(marker, `${batchId ?? ''}\n`).catch((error: unknown) => {
    // Somebody has removed the workspace: what becomes of the run, the batch system tells.
    if (!hasSystemCode(error, 'ENOENT')) throw error;
  });
  const accepted = {
    batch_id: batchId ?? null,
    submitted_at: submittedAt,
    detail_code: null,
    detail_text: null,
  };
  await context.store.transaction((tx) => changeJob(tx, job, accepted), { durability: 'deferred' });
  context.onStep('submit:recorded', job.id);
}
