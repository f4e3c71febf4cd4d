import type { Job } from '../contracts/generated/job-types.ts';
import { type RetryPolicy, retrying } from '../soap/client/retry.ts';
import type { Provider } from './connect-provider.ts';
import { hasEnded } from './job-end.ts';

/** How a job is followed. */
export interface FollowOptions {
  /** Stops following; the job goes on. */
  readonly signal?: AbortSignal;
  /** How patiently a provider that does not answer is asked again; about a quarter of an hour by default. */
  readonly retry?: RetryPolicy;
}

/** Long enough for the restart of a service or a machine, and for a phone in a tunnel. */
const patient: RetryPolicy = { attempts: 60, delay: 500, longestDelay: 15_000 };

/** Seconds; less than the contract's maximum, so that a slow link does not turn the wait into a time-out. */
const WAIT = 50;

/**
 * Follows a job: yields its present state at once, then each change, up to its end. While nothing changes it makes one
 * request a minute. It survives a restart of the provider.
 *
 * @throws SoapFaultError The caller has no such job; TRANSPORT_FAILED when `retry` is exhausted.
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
