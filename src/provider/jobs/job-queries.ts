import { PlegmaError } from '../../errors/plegma-error.ts';
import { isId } from '../../store/ids.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import type { Job, JobId, JobTransition } from './job.ts';
import { asJobState, toJob } from './job-row.ts';
import { allJobStates, isInBatch, isTerminal, type JobState } from './job-states.ts';

/** The job, if it exists and was not destroyed. Whether the caller may see it is not asked: see `authoriseJob`. */
export async function findJob(queries: StoreQueries, id: string): Promise<Job | undefined> {
  if (!isId('job', id)) return undefined;
  const row = await queries
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', id)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
  return row && toJob(row);
}

/** {@link findJob} for a job that must exist. @throws JOB_UNKNOWN */
export async function getJob(queries: StoreQueries, id: JobId): Promise<Job> {
  const job = await findJob(queries, id);
  if (job === undefined) throw jobUnknown(id);
  return job;
}

/** All jobs that have not come to their end, the oldest first. */
export async function activeJobs(queries: StoreQueries): Promise<readonly Job[]> {
  const states = allJobStates.filter((state) => !isTerminal(state));
  const rows = await queries
    .selectFrom('jobs')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('id')
    .execute();
  return rows.map(toJob);
}

/** The jobs, with their versions, whose next step is the engine's and not the batch system's. */
export async function jobsInNeed(queries: StoreQueries): Promise<readonly (readonly [JobId, number])[]> {
  const states = (wanted: (state: JobState) => boolean) => allJobStates.filter(wanted);
  const ours = states((state) => !isTerminal(state) && !isInBatch(state));
  const rows = await queries
    .selectFrom('jobs')
    .select(['id', 'version'])
    .where((eb) =>
      eb.or([
        eb('state', 'in', ours),
        eb.and([
          eb('state', 'in', states(isInBatch)),
          eb.or([eb('intent_at', 'is', null), eb('cancel_requested_at', 'is not', null)]),
        ]),
      ]),
    )
    .execute();
  return rows.map(({ id, version }) => [id, version]);
}

/** Ended jobs that have been kept for long enough. @param now Ms, UTC. */
export async function overdueJobs(queries: StoreQueries, now: number): Promise<readonly JobId[]> {
  const states = allJobStates.filter(isTerminal);
  const rows = await queries
    .selectFrom('jobs')
    .select('id')
    .where('state', 'in', states)
    .where('destroyed_at', 'is', null)
    .where('termination_time', '<=', now)
    .execute();
  return rows.map(({ id }) => id);
}

/** The life of a job so far. */
export async function transitionsOf(queries: StoreQueries, id: JobId): Promise<readonly JobTransition[]> {
  return (await transitionsOfJobs(queries, [id]))(id);
}

/** The lives of several jobs so far, by one question. */
export async function transitionsOfJobs(
  queries: StoreQueries,
  ids: readonly JobId[],
): Promise<(id: JobId) => readonly JobTransition[]> {
  const rows = await queries
    .selectFrom('job_transitions')
    .select(['job_id', 'state', 'time', 'cause'])
    .where('job_id', 'in', ids)
    .orderBy('number')
    .execute();
  const lives = new Map(ids.map((id) => [id, [] as JobTransition[]]));
  for (const { job_id, state, time, cause } of rows) {
    lives.get(job_id)?.push({ state: asJobState(state), time, cause });
  }
  return (id) => lives.get(id) ?? [];
}

/** The one refusal for a job that does not exist and for one that the caller may not see. */
export function jobUnknown(id: string): PlegmaError {
  return new PlegmaError('JOB_UNKNOWN', `There is no job ${id} that you may see.`);
}
