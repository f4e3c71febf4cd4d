import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { batchJobIn } from '../judge-end.ts';
import type { Sighting } from '../sighting.ts';
import { requestCancel } from './request-cancel.ts';

/**
 * Takes out of the batch system's queue what has nothing to do there any more: a job that has ended and was put back by an
 * operator. Where the batch system does not listen it stays: its run lock lets it do nothing.
 */
export async function withdraw(context: JobContext, job: Job, seen: Sighting): Promise<void> {
  const shown = batchJobIn(seen.batch)?.state;
  if (shown === 'queued' || shown === 'held') await requestCancel(context, job).catch(() => undefined);
}
