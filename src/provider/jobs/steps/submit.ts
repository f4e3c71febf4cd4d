import { join } from 'node:path';
import { PlegmaError } from '../../../errors/plegma-error.ts';
import type { BatchId, BatchRun, SubmitOutcome } from '../../platforms/platform.ts';
import { changeJob, JobMoved } from '../change-job.ts';
import type { Job } from '../job.ts';
import { type JobContext, platformOfJob } from '../job-context.ts';
import { endOf } from '../job-end.ts';
import { getJob } from '../job-queries.ts';
import { markerNames, workspaceIn } from '../workspace.ts';
import { writeWorkspaceFile } from '../workspace-files.ts';
import { settle } from './settle.ts';
import type { StepOutcome } from './step-outcome.ts';

/** Hands a job to the batch system again, after it was looked for there and not found. */
export async function submit(context: JobContext, job: Job): Promise<StepOutcome> {
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
    // Somebody has asked for its end meanwhile.
    return recordOutcome(context, await getJob(context.store.db, job.id), outcome);
  }
}

async function recordOutcome(context: JobContext, job: Job, outcome: SubmitOutcome): Promise<StepOutcome> {
  switch (outcome.kind) {
    case 'accepted':
      await recordAccepted(context, job, outcome.batchId, Date.now());
      return 'submitted';
    case 'refused':
      await settle(context, job, endOf('refused', { reason: outcome.reason }));
      return 'moved';
    case 'unknown':
      await recordWaiting(context, job, outcome.reason);
      return 'look';
  }
}

/**
 * Writes down that the batch system has the job since `submittedAt` (ms), under an id where it is known. What a power cut
 * takes of it is found again by the token.
 */
export async function recordAccepted(
  context: JobContext,
  job: Job,
  batchId: BatchId | undefined,
  submittedAt: number,
): Promise<void> {
  await writeWorkspaceFile(join(job.workspace, markerNames.submitted), `${batchId ?? ''}\n`);
  const accepted = {
    batch_id: batchId ?? null,
    submitted_at: submittedAt,
    detail_code: null,
    detail_text: null,
  };
  await context.store.transaction((tx) => changeJob(tx, job, accepted), { durability: 'deferred' });
  context.onStep('submit:recorded', job.id);
}

/** The customer learns that the job waits for the batch system (BA-6). */
async function recordWaiting(context: JobContext, job: Job, reason: string): Promise<void> {
  const text = `The batch system gave no clear answer; the job waits until it does. ${reason}`;
  await context.store.transaction((tx) =>
    // What was asked before now says nothing of it.
    changeJob(tx, job, { detail_code: 'batch-unavailable', detail_text: text, intent_at: Date.now() }),
  );
}

/** An exception tells nothing of what the batch system has done. */
async function handOver(context: JobContext, job: Job): Promise<SubmitOutcome> {
  try {
    return await platformOfJob(context, job).submit(batchRun(context, job));
  } catch (error) {
    if (error instanceof PlegmaError) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}

function batchRun(context: JobContext, job: Job): BatchRun {
  const workspace = workspaceIn(job.workspace);
  const queue = context.resources.find(job.resourceId)?.queue;
  return {
    token: job.token,
    workspace: workspace.directory,
    script: workspace.script,
    stdout: workspace.batchOutput,
    stderr: workspace.batchError,
    requirements: job.requirements,
    ...(queue !== undefined && { queue }),
    ...(job.localUser !== undefined && { user: job.localUser }),
  };
}
