import { sql, type Updateable } from 'kysely';
import type { StoreTransaction } from '../../store/open-store.ts';
import type { JobsTable } from '../../store/tables/jobs.ts';
import type { Job, JobId } from './job.ts';
import { toJob } from './job-queries.ts';
import { type JobState, mayFollow } from './job-states.ts';

/** Columns of a job that change in the same breath. State and version have their own rules. */
export type JobChange = Omit<Updateable<JobsTable>, 'id' | 'state' | 'version'>;

/** Why a state changed. */
export interface Cause {
  /** In words, for the customer. */
  readonly cause: string;
  /** What it rests on: digest of a signed request, marker files, the batch system's word. */
  readonly evidence: string;
  /** Ms, UTC: when it happened, which may lie before the moment at which it is noticed. */
  readonly time: number;
}

/** Changes members of a job that is still where it was read. The version rises. @returns It as it is then. @throws JobMoved */
export function changeJob(tx: StoreTransaction, job: Job, change: JobChange): Promise<Job> {
  return update(tx, job, change);
}

/**
 * Moves a job to its next state, with the row that says so: the only way by which a state changes.
 *
 * @returns The job as it is then.
 * @throws JobMoved where the job is no longer in the state in which it was read; Error for a move that the table
 *   of states does not allow, which is a defect.
 */
export async function moveJob(
  tx: StoreTransaction,
  job: Job,
  to: JobState,
  cause: Cause,
  change: JobChange = {},
): Promise<Job> {
  if (!mayFollow(job.state, to)) throw new Error(`The job ${job.id} cannot go from ${job.state} to ${to}.`);
  const moved = await update(tx, job, { ...change, state: to });
  await addTransition(tx, job.id, to, cause);
  return moved;
}

/** Writes down a state that a job has come to; for its first one. */
export async function addTransition(
  tx: StoreTransaction,
  id: JobId,
  state: JobState,
  cause: Cause,
): Promise<void> {
  await tx
    .insertInto('job_transitions')
    .columns(['job_id', 'number', 'state', 'time', 'cause', 'evidence'])
    .expression((eb) =>
      eb
        .selectFrom('job_transitions')
        .where('job_id', '=', id)
        .select(({ val, fn }) => [
          val(id).as('job_id'),
          eb(fn.coalesce(fn.max('number'), val(0)), '+', 1).as('number'),
          val(state).as('state'),
          // Clocks of nodes differ: a job's life is told in order all the same.
          sql<number>`max(${cause.time}, ${fn.coalesce(fn.max('time'), val(0))})`.as('time'),
          val(cause.cause).as('cause'),
          val(cause.evidence).as('evidence'),
        ]),
    )
    .execute();
}

/** Somebody else moved the job between reading and writing: read again, decide again. */
export class JobMoved extends Error {
  constructor(id: JobId) {
    super(`The job ${id} has changed since it was read.`);
    this.name = 'JobMoved';
  }
}

async function update(
  tx: StoreTransaction,
  job: Job,
  change: JobChange & { state?: JobState },
): Promise<Job> {
  const changed = await tx
    .updateTable('jobs')
    .set(change)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', job.id)
    .where('version', '=', job.version)
    .returningAll()
    .executeTakeFirst();
  if (changed === undefined) throw new JobMoved(job.id);
  return toJob(changed);
}
