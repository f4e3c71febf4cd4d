import type { BatchJob } from '../../platforms/platform.ts';
import { changeJob } from '../change-job.ts';
import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { hasRunLock } from '../run-lock.ts';
import { recordAccepted } from './record-accepted.ts';

/**
 * Resolves a submission of unknown outcome: the process was killed, or the command cut off. The batch system has just been
 * asked. If it shows the job's token, or the run has begun, the job counts as submitted; only if it has been looked for
 * long enough is it submitted again (BA-3).
 *
 * @param shown The jobs of this token that the batch system shows.
 * @param at When it was asked (ms).
 * @returns True where the job has something to do now.
 */
export async function confirmSubmission(
  context: JobContext,
  job: Job,
  shown: readonly BatchJob[],
  at: number,
): Promise<boolean> {
  const [found] = shown;
  if (found !== undefined || (await hasRunLock(job.workspace))) {
    const submittedAt = found?.submittedAt?.getTime() ?? job.intentAt ?? at;
    await recordAccepted(context, job, found?.batchId, submittedAt);
    return true;
  }
  const { intentAt = at } = job;
  if (intentAt > Date.now()) {
    // The clock was set back since: it is looked for from now on.
    await context.store.transaction((tx) => changeJob(tx, job, { intent_at: Date.now() }));
    return false;
  }
  if (at - intentAt < context.patience.look) return false;
  // Without an intent the next step submits it, or ends it where it was cancelled meanwhile.
  await context.store.transaction((tx) => changeJob(tx, job, { intent_at: null }));
  return true;
}
