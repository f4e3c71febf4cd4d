import type { Job, JobSweep } from '../contracts/generated/job-types.ts';
import type { Provider } from './connect-provider.ts';
import { type FollowOptions, followJob } from './follow-job.ts';
import { hasEnded } from './job-end.ts';
import { listSweep } from './list-sweep.ts';

/**
 * Follows a sweep to the end of its last job.
 *
 * @param onChange Told how its jobs stand whenever the one that is being followed changes.
 * @returns Its jobs, all ended.
 * @throws The errors of {@link followJob}.
 */
export async function followSweep(
  jobs: Provider['jobs'],
  sweepId: string,
  onChange: (sweep: JobSweep) => void = () => {},
  options: FollowOptions = {},
): Promise<readonly Job[]> {
  for (;;) {
    const all = await listSweep(jobs, sweepId);
    const next = all.find((job) => !hasEnded(job));
    if (next === undefined) return all;
    for await (const { sweep } of followJob(jobs, next.jobId, options))
      if (sweep !== undefined) onChange(sweep);
  }
}
