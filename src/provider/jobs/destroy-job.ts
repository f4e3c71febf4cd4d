import { once } from '../../store/remembered-requests.ts';
import type { Requester } from '../requester.ts';
import { authoriseJob } from './authorise-job.ts';
import { changeJob } from './change-job.ts';
import { isTerminal } from './job-states.ts';
import type { Jobs } from './jobs.ts';

/**
 * Ends a job if it has not ended, and has its data removed. From now on nobody sees it; the entries of the account
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
