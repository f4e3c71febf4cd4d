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

/**
 * Ends a job where it has not ended, and lets go of its data. From now on nobody sees it; the account's entries
 * stay.
 *
 * @throws JOB_UNKNOWN, REQUEST_ID_REUSED
 */
export async function destroyJob(jobs: Jobs, requester: Requester, jobId: string): Promise<void> {
  const request = { ...requester, operation: 'DestroyJob', content: { jobId } };
  const { id } = await once(jobs.store, request, async (tx) => {
    const job = await authoriseJob(tx, requester.identity, jobId);
    const now = jobs.now();
    const ending = isTerminal(job.state) || job.cancel !== undefined ? {} : { cancel_requested_at: now };
    await changeJob(tx, job, { ...ending, termination_time: now });
    return { id: job.id };
  });
  jobs.changes.tell(id);
  jobs.engine.wake(id);
}

function tooLate({ id, state }: Job): PlegmaError {
  return new PlegmaError(
    'JOB_STATE',
    `The job ${id} is ${state}; only one that has not ended can be cancelled.`,
  );
}
