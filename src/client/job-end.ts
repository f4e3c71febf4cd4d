import type { Job, JobState } from '../contracts/generated/job-types.ts';

/** The states that a job never leaves. */
export type EndState = Extract<JobState, 'finished' | 'failed' | 'cancelled'>;

/** A job in one of its ends. */
export type EndedJob = Job & { readonly state: EndState };

const ENDS: ReadonlySet<string> = new Set<EndState>(['finished', 'failed', 'cancelled']);

/** Whether a job has come to its end. */
export function hasEnded(job: Job): job is EndedJob {
  return ENDS.has(job.state);
}
