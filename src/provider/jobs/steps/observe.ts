import type { BatchJob } from '../../platforms/platform.ts';
import { commentNews } from '../batch-comment.ts';
import { type Cause, changeJob, type JobChange, moveJob } from '../change-job.ts';
import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import type { JobEnd } from '../job-end.ts';
import { getJob } from '../job-queries.ts';
import { type BatchJobState, type JobState, mayFollow } from '../job-states.ts';
import { batchJobIn, judgeEnd } from '../judge-end.ts';
import { stopRun } from '../run-lock.ts';
import { endTime, evidenceOf, nodeOf, type Sighting, startTime, usageOf } from '../sighting.ts';
import { resubmit } from './resubmit.ts';
import { settle } from './settle.ts';
import { withdraw } from './withdraw.ts';

/**
 * Updates a job by what was seen of it: its state, node, progress, and its end if that can be judged.
 *
 * @returns The state of the job afterwards.
 */
export async function observe(context: JobContext, job: Job, seen: Sighting): Promise<JobState> {
  const present = await followState(context, job, seen);
  const end = judgeEnd({
    exitStatus: seen.signs.exitStatus,
    batch: seen.batch,
    begun: seen.signs.begun,
    started: present.startedAt !== undefined,
    goneFor: seen.goneFor,
    statusFor: seen.statusFor,
    cancel: present.cancel,
    wallTime: present.requirements.wallTime,
    patience: context.patience,
  });
  return end === undefined ? present.state : endRun(context, present, seen, end);
}

/** Updates the job's state and members by what was seen. @returns The job afterwards. */
async function followState(context: JobContext, job: Job, seen: Sighting): Promise<Job> {
  const change = news(job, seen);
  const next = nextState(job, seen);
  if (next === undefined && Object.keys(change).length === 0) return job;
  await context.store.transaction((tx) =>
    next === undefined ? changeJob(tx, job, change) : moveJob(tx, job, next.state, next.cause, change),
  );
  if (next?.state === 'running') context.onStep('observe:running', job.id);
  context.changes.tell(job.id);
  return getJob(context.store.db, job.id);
}

function nextState(job: Job, seen: Sighting): { state: BatchJobState; cause: Cause } | undefined {
  const startedAt = startTime(seen);
  const isWaiting = job.state === 'queued' || job.state === 'held';
  if (isWaiting && startedAt !== undefined && !isBack(job, seen)) {
    const where = nodeOf(seen) ?? 'a node';
    return {
      state: 'running',
      cause: { cause: `The job runs on ${where}.`, evidence: evidenceOf(seen), time: startedAt },
    };
  }
  const shown = shownState(batchJobIn(seen.batch));
  if (shown === undefined || shown === job.state || seen.signs.exitStatus !== undefined) return undefined;
  if (!mayFollow(job.state, shown) || isOlder(job, seen)) return undefined;
  return { state: shown, cause: { cause: sentences[shown], evidence: evidenceOf(seen), time: seen.at } };
}

const sentences: Readonly<Record<BatchJobState, string>> = {
  queued: 'The batch system has put the job back into the queue.',
  held: 'The batch system holds the job.',
  running: 'The batch system lets the job run.',
  suspended: 'The batch system has suspended the job.',
};

function shownState(job: BatchJob | undefined): BatchJobState | undefined {
  if (job === undefined || job.state === 'ended') return undefined;
  return job.state === 'exiting' ? 'running' : job.state;
}

/** A run that the batch system has put back, its own beginning still in the workspace. One that has told its status ran. */
function isBack(job: Job, { signs, batch }: Sighting): boolean {
  const shown = batchJobIn(batch)?.state;
  return (
    job.startedAt !== undefined && signs.exitStatus === undefined && (shown === 'queued' || shown === 'held')
  );
}

/** A look that began before the job started cannot put it back into the queue. */
function isOlder(job: Job, seen: Sighting): boolean {
  return job.startedAt !== undefined && seen.at <= job.startedAt;
}

/** The members of the job that have changed. */
function news(job: Job, seen: Sighting): JobChange {
  const batch = batchJobIn(seen.batch);
  const seenNow = {
    node: nodeOf(seen),
    queue: batch?.queue,
    progress: seen.signs.progress,
    started_at: startTime(seen),
  };
  return {
    ...(seenNow.node !== undefined && seenNow.node !== job.node && { node: seenNow.node }),
    ...(seenNow.queue !== undefined && seenNow.queue !== job.queue && { queue: seenNow.queue }),
    ...(seenNow.progress !== undefined &&
      seenNow.progress !== job.progress && { progress: seenNow.progress }),
    ...(seenNow.started_at !== undefined &&
      job.startedAt === undefined && { started_at: seenNow.started_at }),
    ...(batch?.batchId !== undefined && batch.batchId !== job.batchId && { batch_id: batch.batchId }),
    ...commentNews(job, batch),
  };
}

async function endRun(context: JobContext, job: Job, seen: Sighting, end: JobEnd): Promise<JobState> {
  const next = await leaveBatch(context, job, seen, end);
  await withdraw(context, job, seen);
  return next;
}

/** A run that began is staged out; one that never began has nothing to deliver. */
async function leaveBatch(context: JobContext, job: Job, seen: Sighting, end: JobEnd): Promise<JobState> {
  if (await resubmit(context, job, end)) return 'staging-in';
  if (job.state === 'queued' || job.state === 'held') {
    await settle(context, job, end);
    // The run may have begun since the look.
    await stopRun(job.workspace);
    return end.state;
  }
  const time = endTime(seen);
  const cause = {
    cause: 'The run has ended; its outputs are being delivered.',
    evidence: evidenceOf(seen),
    time,
  };
  await context.store.transaction((tx) =>
    moveJob(tx, job, 'staging-out', cause, {
      ...usageOf(job, seen),
      end_json: JSON.stringify(end),
      detail_code: null,
      detail_text: null,
    }),
  );
  context.onStep('observe:ended', job.id);
  context.changes.tell(job.id);
  return 'staging-out';
}
