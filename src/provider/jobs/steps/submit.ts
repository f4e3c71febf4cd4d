import type { SubmitOutcome } from '../../platforms/platform.ts';
import { changeJob, JobMoved, moveJob } from '../change-job.ts';
import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { endOf } from '../job-end.ts';
import { getJob } from '../job-queries.ts';
import { hasRunLock } from '../run-lock.ts';
import { workspaceIn } from '../workspace.ts';
import { isThere } from '../workspace-files.ts';
import { handOver } from './hand-over.ts';
import { recordAccepted } from './record-accepted.ts';
import { settle } from './settle.ts';
import type { StepOutcome } from './step-outcome.ts';

/**
 * Hands a job to the batch system again, after it was looked for there and not found. Where somebody has removed its workspace
 * meanwhile, it is staged in again first.
 */
export async function submit(context: JobContext, job: Job): Promise<StepOutcome> {
  if (!(await isThere(workspaceIn(job.workspace).script))) {
    const cause = { cause: 'The workspace is gone and is made again.', evidence: '', time: Date.now() };
    await context.store.transaction((tx) => moveJob(tx, job, 'staging-in', cause));
    return 'moved';
  }
  const intended = await context.store.transaction((tx) => changeJob(tx, job, { intent_at: Date.now() }));
  return submitIntended(context, intended);
}

/**
 * Hands a job to the batch system. The intent is on the disk: whoever finds it without an answer looks for the
 * token in the batch system and only then submits again.
 */
export async function submitIntended(context: JobContext, job: Job): Promise<StepOutcome> {
  context.onStep('submit:intended', job.id);
  const outcome = await handOver(context, job);
  context.onStep('submit:handed-over', job.id);
  try {
    return await recordOutcome(context, job, outcome);
  } catch (error) {
    if (!(error instanceof JobMoved)) throw error;
    // Somebody has asked for its end in the meantime.
    return recordOutcome(context, await getJob(context.store.db, job.id), outcome);
  }
}

async function recordOutcome(context: JobContext, job: Job, outcome: SubmitOutcome): Promise<StepOutcome> {
  switch (outcome.kind) {
    case 'accepted':
      await recordAccepted(context, job, outcome.batchId, Date.now());
      return 'submitted';
    case 'refused':
      // A site's startJob may fail after it has started the job.
      if (await hasRunLock(job.workspace)) {
        await recordAccepted(context, job, undefined, Date.now());
        return 'submitted';
      }
      await settle(context, job, endOf('refused', { reason: outcome.reason }));
      return 'moved';
    case 'unknown':
      await recordWaiting(context, job, outcome.reason);
      return 'look';
  }
}

/** The customer learns that the job waits for the batch system (BA-6). */
async function recordWaiting(context: JobContext, job: Job, reason: string): Promise<void> {
  const text = `The batch system gave no clear answer; the job waits until it does. ${reason}`;
  await context.store.transaction((tx) =>
    // What was asked before now says nothing of it.
    changeJob(tx, job, { detail_code: 'batch-unavailable', detail_text: text, intent_at: Date.now() }),
  );
}
