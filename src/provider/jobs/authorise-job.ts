import type { Identity } from '../../security/identity.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import { sameIdentity } from '../accounts/account-rules.ts';
import type { Job } from './job.ts';
import { findJob, jobUnknown } from './job-queries.ts';

/**
 * Finds a job for somebody who wants to see or change it. Only its owner, who submitted it, may.
 *
 * @param id As received; a malformed one is unknown like any other.
 * @throws JOB_UNKNOWN if there is none, it was destroyed, or the caller is not its owner: nothing tells them apart.
 */
export async function authoriseJob(queries: StoreQueries, identity: Identity, id: string): Promise<Job> {
  const job = await findJob(queries, id);
  if (job === undefined || (job.terminationTime ?? Number.POSITIVE_INFINITY) <= Date.now())
    throw jobUnknown(id);
  if (!sameIdentity(job.by, identity)) throw jobUnknown(id);
  return job;
}
