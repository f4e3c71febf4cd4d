import type { Account } from '../../../src/provider/accounts/account.ts';
import type { Job } from '../../../src/provider/jobs/job.ts';
import { getJob } from '../../../src/provider/jobs/job-queries.ts';
import { isTerminal, type JobState } from '../../../src/provider/jobs/job-states.ts';
import type { Submission } from '../../../src/provider/jobs/submission.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { until } from '../../support/until.ts';
import { ada, openTestAccount, requestBy, type TestProvider, upload } from './test-provider.ts';

/** A submission of an application that reads one text. */
export async function submissionFor(
  provider: TestProvider,
  account: Account,
  applicationUri: string,
): Promise<Submission> {
  const stagerId = await upload(provider, account, 'hello');
  return {
    accountId: account.id,
    applicationUri,
    resourceId: 'res-local',
    inputs: [{ name: 'text', stagerId }],
  };
}

/** Submits one job, on an account of its own. */
export async function submitOne(provider: TestProvider, applicationUri = 'urn:test:upper'): Promise<Job> {
  const submission = await submissionFor(provider, await openTestAccount(provider), applicationUri);
  const parameters = applicationUri === 'urn:test:upper' ? [{ name: 'word', value: 'x' }] : [];
  return submitJob(provider.jobs, requestBy(ada), { ...submission, arguments: parameters });
}

/** Waits until a job is as it should be. @returns The job as it is then. */
export function jobOnce(
  { store, warnings }: TestProvider,
  { id }: Pick<Job, 'id'>,
  wanted: string,
  isWanted: (job: Job) => boolean,
): Promise<Job> {
  return until(`${wanted} of ${id}; warnings: ${warnings}`, async () => {
    const found = await getJob(store.db, id);
    return isWanted(found) && found;
  });
}

/** Waits for a state. */
export function inState(provider: TestProvider, job: Pick<Job, 'id'>, state: JobState): Promise<Job> {
  return jobOnce(provider, job, state, (found) => found.state === state);
}

/** Waits until the batch system has the job. */
export function accepted(provider: TestProvider, job: Pick<Job, 'id'>): Promise<Job> {
  return jobOnce(provider, job, 'the acceptance', (found) => found.submittedAt !== undefined);
}

/** Waits for a terminal state. */
export function ended(provider: TestProvider, job: Pick<Job, 'id'>): Promise<Job> {
  return jobOnce(provider, job, 'the end', (found) => isTerminal(found.state));
}
