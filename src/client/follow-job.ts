import type { Job } from '../contracts/generated/job-types.ts';
import { type RetryPolicy, retrying } from '../soap/client/retry.ts';
import type { Provider } from './connect-provider.ts';
import { hasEnded } from './job-end.ts';

export interface FollowOptions {
  /** Ends following; the job goes on. */
  readonly signal?: AbortSignal;
  /** How long a provider that does not answer is waited for. About a quarter of an hour where it is left out. */
  readonly retry?: RetryPolicy;
}

/** Long enough for the restart of a service or a machine, and for a phone in a tunnel. */
const patient: RetryPolicy = { attempts: 60, delay: 500, longestDelay: 15_000 };

/** Seconds; below the most that the contract allows, so that a slow link does not turn it into a time-out. */
const WAIT = 50;

/**
 * Follows a job: its present state at once, then each change, up to its end. One idle request a minute; a provider
 * that is restarted meanwhile is found again.
 *
 * @throws SoapFaultError No such job of the caller's; TRANSPORT_FAILED where the patience is over.
 * @example
 * for await (const job of followJob(provider.jobs, jobId)) console.log(job.state, job.progress);
 */
export async function* followJob(
  jobs: Provider['jobs'],
  jobId: string,
  options: FollowOptions = {},
): AsyncGenerator<Job> {
  const signal = options.signal ?? new AbortController().signal;
  const insist = (ask: () => Promise<{ job: Job }>) => retrying(ask, options.retry ?? patient, signal);
  let { job } = await insist(() => jobs.GetJob({ jobId }, { signal }));
  yield job;
  while (!hasEnded(job)) {
    const known = job.version;
    const answer = await insist(() => jobs.WaitForJob({ jobId, version: known, timeout: WAIT }, { signal }));
    if (answer.job.version === known) continue;
    job = answer.job;
    yield job;
  }
}
