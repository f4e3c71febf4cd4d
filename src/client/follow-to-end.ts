import type { Job } from '../contracts/generated/job-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import type { Provider } from './connect-provider.ts';
import { type FollowOptions, followJob } from './follow-job.ts';
import { type EndedJob, hasEnded } from './job-end.ts';

/**
 * Follows a job to its end.
 *
 * @param onChange Told the present state, then each change, and waited for.
 * @throws The errors of {@link followJob}.
 */
export async function followToEnd(
  jobs: Provider['jobs'],
  jobId: string,
  onChange: (job: Job) => void | Promise<void> = () => {},
  options: FollowOptions = {},
): Promise<EndedJob> {
  for await (const job of followJob(jobs, jobId, options)) {
    await onChange(job);
    if (hasEnded(job)) return job;
  }
  throw new PlegmaError('ANSWER_INVALID', `The provider stopped telling about ${jobId} before its end.`);
}
