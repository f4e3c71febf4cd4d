import type { Identity } from '../../security/identity.ts';
import { isId } from '../../store/ids.ts';
import { type Page, type PageRequest, paged } from '../../store/page.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import type { Job, JobId } from './job.ts';
import { toJob } from './job-row.ts';
import type { JobState } from './job-states.ts';
import type { Jobs } from './jobs.ts';

/** Which jobs are wanted; members that are left out do not matter. */
export interface JobFilter extends PageRequest {
  readonly accountId?: string | undefined;
  readonly state?: JobState | undefined;
  readonly label?: string | undefined;
  /** Created at or after this (ms). */
  readonly since?: number | undefined;
  readonly sweepId?: string | undefined;
}

/**
 * The caller's own jobs, newest first.
 *
 * @throws ACCOUNT_UNKNOWN, CURSOR_INVALID
 */
export async function listJobs(jobs: Jobs, identity: Identity, filter: JobFilter): Promise<Page<Job>> {
  const wanted = await filteredJobs(jobs, identity, filter);
  const read = (after: JobId | undefined, limit: number) => {
    const query = wanted.selectAll().orderBy('id', 'desc').limit(limit);
    return (after === undefined ? query : query.where('id', '<', after)).execute();
  };
  const { items, nextCursor } = await paged(filter, read, (row) => row.id);
  return { items: items.map(toJob), nextCursor };
}

/** What a malformed id stands for. */
const NO_SWEEP = 'swp-none';

async function filteredJobs(jobs: Jobs, identity: Identity, filter: JobFilter) {
  const { accountId, state, label, since, sweepId } = filter;
  const { db } = jobs.store;
  let query = db
    .selectFrom('jobs')
    .where('by_issuer', '=', identity.issuer)
    .where('by_subject', '=', identity.subject)
    .where('destroyed_at', 'is', null)
    .where((eb) => eb.or([eb('termination_time', 'is', null), eb('termination_time', '>', jobs.now())]));
  if (accountId !== undefined) {
    const account = await authoriseAccount(db, jobs.accountRules, identity, accountId, 'follow');
    query = query.where('account_id', '=', account.id);
  }
  if (sweepId !== undefined) query = query.where('sweep_id', '=', isId('swp', sweepId) ? sweepId : NO_SWEEP);
  if (state !== undefined) query = query.where('state', '=', state);
  if (label !== undefined) query = query.where('label', '=', label);
  return since === undefined ? query : query.where('created_at', '>=', since);
}
