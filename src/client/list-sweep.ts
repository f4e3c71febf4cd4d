import type { Job, JobSweep } from '../contracts/generated/job-types.ts';
import type { Provider } from './connect-provider.ts';
import { type FollowOptions, followJob } from './follow-job.ts';
import { hasEnded } from './job-end.ts';
import { collect, listAll } from './list-all.ts';

/** The jobs of a sweep in the order of its values; none where there is no such sweep of the caller's. */
export async function listSweep(jobs: Provider['jobs'], sweepId: string): Promise<readonly Job[]> {
  const found = await collect(
    listAll(
      (cursor) => jobs.ListJobs({ sweepId, cursor }),
      (page) => page.jobs,
    ),
  );
  return found.sort((a, b) => (a.sweep?.number ?? 0) - (b.sweep?.number ?? 0));
}

/**
 * Follows a sweep to the end of its last job.
 *
 * @param onChange Told how its jobs stand, now and then again.
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
