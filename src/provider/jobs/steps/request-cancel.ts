import type { KnownJob } from '../../platforms/platform.ts';
import type { Job } from '../job.ts';
import { type JobContext, platformOfJob } from '../job-context.ts';

/** Asks the batch system for the job's end; what comes of it, the poller sees. */
export async function requestCancel(context: JobContext, job: Job): Promise<void> {
  const { batchId, token, workspace, submittedAt } = job;
  if (batchId === undefined || submittedAt === undefined) return;
  const known: KnownJob = { batchId, token, workspace, submittedAt: new Date(submittedAt) };
  await platformOfJob(context, job).cancel(known);
}
