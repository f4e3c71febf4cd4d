import type { Job } from '../contracts/generated/job-types.ts';
import type { Provider } from './connect-provider.ts';
import { collect, listAll } from './list-all.ts';

/** The jobs of a sweep in the order of its values; none if the caller has no such sweep. */
export async function listSweep(jobs: Provider['jobs'], sweepId: string): Promise<readonly Job[]> {
  const found = await collect(
    listAll(
      (cursor) => jobs.ListJobs({ sweepId, cursor }),
      (page) => page.jobs,
    ),
  );
  return found.sort((a, b) => (a.sweep?.number ?? 0) - (b.sweep?.number ?? 0));
}
