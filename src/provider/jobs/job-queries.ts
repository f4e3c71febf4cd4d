import type { Selectable } from 'kysely';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { isId } from '../../store/ids.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import type { JobsTable } from '../../store/tables/jobs.ts';
import { asBatchId } from '../platforms/batch-id.ts';
import { asJobToken } from '../platforms/job-token.ts';
import { asLocalUser } from '../platforms/local-user.ts';
import type { Job, JobId, JobTransition, JobUsage } from './job.ts';
import { allJobStates, isInBatch, isJobState, isTerminal, type JobState } from './job-states.ts';

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

/** A row as the domain sees it. The JSON members were written by us from the same types. */
export function toJob(row: Selectable<JobsTable>): Job {
  return {
    id: row.id,
    accountId: row.account_id,
    label: row.label ?? undefined,
    applicationUri: row.application_uri,
    resourceId: row.resource_id,
    quoteId: row.quote_id ?? undefined,
    by: { issuer: row.by_issuer, subject: row.by_subject },
    evidence: row.evidence,
    state: asJobState(row.state),
    detail: row.detail_code === null ? undefined : { code: row.detail_code, text: row.detail_text ?? '' },
    arguments: JSON.parse(row.arguments_json),
    requirements: JSON.parse(row.requirements_json),
    prices: JSON.parse(row.prices_json),
    currency: row.currency,
    ceiling: row.ceiling,
    token: asJobToken(row.token),
    attempt: row.attempt,
    workspace: row.workspace,
    localUser: row.local_user === null ? undefined : asLocalUser(row.local_user),
    intentAt: row.intent_at ?? undefined,
    submittedAt: row.submitted_at ?? undefined,
    batchId: row.batch_id === null ? undefined : asBatchId(row.batch_id),
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    exitCode: row.exit_code ?? undefined,
    usage: usageIn(row),
    progress: row.progress ?? undefined,
    node: row.node ?? undefined,
    queue: row.queue ?? undefined,
    end: row.end_json === null ? undefined : JSON.parse(row.end_json),
    cancel: cancelIn(row),
    estimatedStart: row.estimated_start ?? undefined,
    estimatedEnd: row.estimated_end ?? undefined,
    charge: row.charge ?? undefined,
    createdAt: row.created_at,
    terminationTime: row.termination_time ?? undefined,
    sweep: row.sweep_id === null ? undefined : { id: row.sweep_id, number: row.sweep_number ?? 1 },
    version: row.version,
  };
}

function usageIn(row: Selectable<JobsTable>): JobUsage {
  return {
    processorTime: row.processor_time_ms ?? undefined,
    wallTime: row.wall_time_ms ?? undefined,
    memory: row.memory ?? undefined,
    nodes: row.nodes ?? undefined,
  };
}

function cancelIn({ cancel_requested_at: at, cancel_reason: reason }: Selectable<JobsTable>): Job['cancel'] {
  return at === null ? undefined : { at, reason: reason ?? undefined };
}

/** Reads a stored state. @throws Error for one of a later version. */
export function asJobState(state: string): JobState {
  if (isJobState(state)) return state;
  throw new Error(`The database holds a job in the state "${state}", which this version does not know.`);
}
