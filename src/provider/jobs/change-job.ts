import { sql, type Updateable } from 'kysely';
import type { StoreTransaction } from '../../store/open-store.ts';
import type { JobsTable } from '../../store/tables/jobs.ts';
import type { Job, JobId } from './job.ts';
import { toJob } from './job-row.ts';
import { type JobState, mayFollow } from './job-states.ts';

/** Columns of a job that change together. State and version have their own rules. */
export type JobChange = Omit<Updateable<JobsTable>, 'id' | 'state' | 'version'>;

/** Why a state changed. */
export interface Cause {
  /** In words, for the customer. */
  readonly cause: string;
  /** Its evidence: the digest of a signed request, marker files, or what the batch system said. */
  readonly evidence: string;
  /** Ms, UTC: when it happened, which may be earlier than when it was noticed. */
  readonly time: number;
}

/**
 * Changes members of a job that has not changed since it was read. Its version rises.
 *
 * @returns The job after the change.
 * @throws JobMoved
 */
export function changeJob(tx: StoreTransaction, job: Job, change: JobChange): Promise<Job> {
  return update(tx, job, change);
}

/**
 * Moves a job to its next state and records the transition. This is the only way in which a state changes.
 *
 * @returns The job after the move.
 * @throws JobMoved if the job has changed since it was read; Error for a move that the table of states does not allow,
 *   which is a defect.
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

/** Records a transition. Called directly only for a job's first state: see {@link moveJob}. */
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
          // The clocks of nodes differ, but the transitions of a job must be in order.
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
