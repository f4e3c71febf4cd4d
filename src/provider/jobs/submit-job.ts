import type { StoreTransaction } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import type { Requester } from '../requester.ts';
import { createJob } from './create-job.ts';
import type { Job, JobId } from './job.ts';
import { getJob } from './job-queries.ts';
import type { Jobs } from './jobs.ts';
import { checkSubmission, type Submission } from './submission.ts';
import { insertSweep, submissionsOf } from './sweep.ts';
import type { Sweep } from './sweep-values.ts';

/**
 * Accepts a job: checks it, reserves what it may cost and writes it down, all or nothing. The same request id always
 * returns the same job. A sweep is accepted as many jobs, all of them or none.
 *
 * @returns The job; of a sweep the first one.
 * @throws The errors of {@link checkSubmission}; CREDIT_EXCEEDED, SWEEP_INVALID, REQUEST_ID_REUSED
 */
export async function submitJob(jobs: Jobs, requester: Requester, submission: Submission): Promise<Job> {
  const request = { ...requester, operation: 'SubmitJob', content: submission };
  // Answers that were remembered before there were sweeps have no `others`.
  const { jobId, others = [] } = await once(jobs.store, request, (tx) =>
    submission.sweep === undefined
      ? submitOne(jobs, tx, requester, submission)
      : submitSweep(jobs, tx, requester, submission, submission.sweep),
  );
  for (const id of [jobId, ...others]) jobs.engine.wake(id);
  return getJob(jobs.store.db, jobId);
}

/** What a submission has made. */
interface Submitted {
  readonly jobId: JobId;
  readonly others: readonly JobId[];
}

async function submitOne(
  jobs: Jobs,
  tx: StoreTransaction,
  requester: Requester,
  submission: Submission,
): Promise<Submitted> {
  const checked = await checkSubmission(jobs, tx, requester.identity, submission);
  return { jobId: await createJob(jobs, tx, requester, { ...checked, label: submission.label }), others: [] };
}

async function submitSweep(
  jobs: Jobs,
  tx: StoreTransaction,
  requester: Requester,
  submission: Submission,
  sweep: Sweep,
): Promise<Submitted> {
  const submissions = submissionsOf(submission, sweep);
  const id = await insertSweep(tx, sweep, submissions.length);
  const made: JobId[] = [];
  for (const [index, one] of submissions.entries()) {
    const checked = await checkSubmission(jobs, tx, requester.identity, one);
    made.push(
      await createJob(jobs, tx, requester, {
        ...checked,
        label: one.label,
        place: { id, number: index + 1 },
      }),
    );
  }
  const [jobId, ...others] = made;
  if (jobId === undefined) throw new Error(`The sweep ${id} has no jobs.`);
  return { jobId, others };
}
