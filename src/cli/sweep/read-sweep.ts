import type { Provider } from '../../client/connect-provider.ts';
import { listSweep } from '../../client/list-sweep.ts';
import type { Job, JobSweep } from '../../contracts/generated/job-types.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';

/** A sweep with its jobs in the order of its values. */
export interface ReadSweep {
  readonly sweep: JobSweep;
  readonly jobs: readonly Job[];
}

/**
 * Lists the jobs of a sweep.
 *
 * @throws SWEEP_UNKNOWN where the sweep has no job that the caller may see.
 */
export async function readSweep(provider: Provider, sweepId: string): Promise<ReadSweep> {
  const jobs = await listSweep(provider.jobs, sweepId);
  const sweep = jobs[0]?.sweep;
  if (sweep !== undefined) return { sweep, jobs };
  throw new PlegmaError('SWEEP_UNKNOWN', `There is no sweep ${sweepId} with jobs that you may see.`);
}
