import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { batchJobIn } from '../judge-end.ts';
import type { Sighting } from '../sighting.ts';
import { requestCancel } from './request-cancel.ts';

/**
 * Removes a job from the batch system's queue that has ended but was put back by an operator. If the batch system refuses
 * it stays there, but its run lock keeps it from running.
 */
export async function withdraw(context: JobContext, job: Job, seen: Sighting): Promise<void> {
  const shown = batchJobIn(seen.batch)?.state;
  if (shown === 'queued' || shown === 'held') await requestCancel(context, job).catch(() => undefined);
}
