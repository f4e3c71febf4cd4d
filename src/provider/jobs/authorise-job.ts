import type { Identity } from '../../security/identity.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import { isUserOf } from '../accounts/list-accounts.ts';
import type { Job } from './job.ts';
import { findJob, jobUnknown } from './job-queries.ts';

/**
 * Finds a job for somebody who wants to see it or do something with it: every user of its account may.
 *
 * @param id As received. A malformed one is as unknown as any other.
 * @throws JOB_UNKNOWN where there is none, it was destroyed or the caller is no user of its account, told apart by
 *   nothing.
 */
export async function authoriseJob(queries: StoreQueries, identity: Identity, id: string): Promise<Job> {
  const job = await findJob(queries, id);
  if (job === undefined || (job.terminationTime ?? Number.POSITIVE_INFINITY) <= Date.now())
    throw jobUnknown(id);
  if (!(await isUserOf(queries, identity, job.accountId))) throw jobUnknown(id);
  return job;
}
