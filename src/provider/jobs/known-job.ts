import type { KnownJob } from '../platforms/platform.ts';
import type { Job } from './job.ts';

/** A job as its platform knows it; undefined while the batch system has given no id. */
export function knownJob(job: Job): KnownJob | undefined {
  const { batchId, token, workspace, submittedAt, localUser } = job;
  if (batchId === undefined || submittedAt === undefined) return undefined;
  const user = localUser === undefined ? {} : { user: localUser };
  return { batchId, token, workspace, submittedAt: new Date(submittedAt), ...user };
}
