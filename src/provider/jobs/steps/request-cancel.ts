import type { Job } from '../job.ts';
import { type JobContext, platformOfJob } from '../job-context.ts';
import { knownJob } from '../known-job.ts';

/** Asks the batch system to end the job; the poller sees what comes of it. */
export async function requestCancel(context: JobContext, job: Job): Promise<void> {
  const platform = platformOfJob(context, job);
  const known = knownJob(job, context.applications, platform);
  if (known !== undefined) await platform.cancel(known);
}
