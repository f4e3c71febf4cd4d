import { PlegmaError } from '../../errors/plegma-error.ts';
import { once } from '../../store/remembered-requests.ts';
import type { Requester } from '../requester.ts';
import { authoriseJob } from './authorise-job.ts';
import { changeJob } from './change-job.ts';
import type { Job } from './job.ts';
import { getJob } from './job-queries.ts';
import { isTerminal } from './job-states.ts';
import type { Jobs } from './jobs.ts';

/** An order to cancel a job. */
export interface CancelOrder {
  readonly jobId: string;
  readonly reason?: string | undefined;
}

/**
 * Asks for the end of a job; it comes soon after. Asking again changes nothing.
 *
 * @throws JOB_UNKNOWN; JOB_STATE where the run has ended already; REQUEST_ID_REUSED
 */
export async function cancelJob(jobs: Jobs, requester: Requester, order: CancelOrder): Promise<Job> {
  const request = { ...requester, operation: 'CancelJob', content: order };
  const { jobId } = await once(jobs.store, request, async (tx) => {
    const job = await authoriseJob(tx, requester.identity, order.jobId);
    if (isTerminal(job.state) || job.state === 'staging-out') throw tooLate(job);
    if (job.cancel === undefined) {
      const change = { cancel_requested_at: jobs.now(), cancel_reason: order.reason ?? null };
      await changeJob(tx, job, change);
    }
    return { jobId: job.id };
  });
  jobs.changes.tell(jobId);
  jobs.engine.wake(jobId);
  return getJob(jobs.store.db, jobId);
}

function tooLate({ id, state }: Job): PlegmaError {
  return new PlegmaError(
    'JOB_STATE',
    `The job ${id} is ${state}; only one that has not ended can be cancelled.`,
  );
}
