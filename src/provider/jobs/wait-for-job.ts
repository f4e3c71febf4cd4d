import type { Identity } from '../../security/identity.ts';
import { authoriseJob } from './authorise-job.ts';
import type { Job } from './job.ts';
import type { Jobs } from './jobs.ts';

/** What a client waits for. */
export interface Wait {
  readonly jobId: string;
  /** The version that the client knows. */
  readonly version: number;
  /** Seconds, 55 at most. */
  readonly timeout: number;
}

/** Ms between two looks when another process drives the jobs: its changes are not announced here. */
const LOOK_INTERVAL = 1000;

/**
 * Resolves to the job as soon as its version is above the known one, or when the time is over or the client has gone. It
 * costs the batch system nothing.
 *
 * @throws JOB_UNKNOWN
 */
export async function waitForJob(
  jobs: Jobs,
  identity: Identity,
  wait: Wait,
  signal: AbortSignal,
): Promise<Job> {
  const deadline = Date.now() + 1000 * wait.timeout;
  for (;;) {
    const noticed = new AbortController();
    const change = jobs.changes.next(
      wait.jobId,
      Math.min(deadline - Date.now(), jobs.engine.isHere ? Number.POSITIVE_INFINITY : LOOK_INTERVAL),
      AbortSignal.any([signal, noticed.signal]),
    );
    // Listening comes before reading: no change in between is missed.
    const job = await authoriseJob(jobs.store.db, identity, wait.jobId).catch((error: unknown) => {
      noticed.abort();
      throw error;
    });
    if (job.version > wait.version || Date.now() >= deadline || signal.aborted) {
      noticed.abort();
      return job;
    }
    await change;
  }
}
