import { PlegmaError } from '../../errors/plegma-error.ts';
import { newId } from '../../store/ids.ts';
import type { StoreQueries, StoreTransaction } from '../../store/open-store.ts';
import type { SweepId } from './job.ts';
import { asJobState } from './job-row.ts';
import type { JobState } from './job-states.ts';
import type { Submission } from './submission.ts';
import { type Sweep, sweepValues } from './sweep-values.ts';

/** How all jobs of a sweep stand. */
export interface SweepStatus {
  readonly parameter: string;
  /** How many were submitted. */
  readonly jobs: number;
  readonly states: readonly { readonly state: JobState; readonly jobs: number }[];
}

/**
 * The submissions that a sweep stands for: each an ordinary one, with one value of the parameter.
 *
 * @throws SWEEP_INVALID
 */
export function submissionsOf(submission: Submission, sweep: Sweep): readonly Submission[] {
  if (submission.quoteId !== undefined) {
    throw new PlegmaError(
      'SWEEP_INVALID',
      'A quote binds one job; a sweep is submitted by accountId, applicationUri and resourceId.',
      { path: 'SubmitJob/quoteId' },
    );
  }
  const given = submission.arguments ?? [];
  if (given.some(({ name }) => name === sweep.parameter)) {
    throw new PlegmaError(
      'SWEEP_INVALID',
      `The parameter ${sweep.parameter} has an argument beside the sweep.`,
      {
        path: 'SubmitJob/sweep/parameter',
      },
    );
  }
  return sweepValues(sweep).map((value) => ({
    ...submission,
    arguments: [...given, { name: sweep.parameter, value }],
  }));
}

/** Writes a sweep down; its jobs refer to it. */
export async function insertSweep(
  tx: StoreTransaction,
  { parameter }: Sweep,
  jobs: number,
): Promise<SweepId> {
  const id = newId('swp');
  await tx.insertInto('sweeps').values({ id, parameter, jobs }).execute();
  return id;
}

/** How a sweep stands. */
export async function sweepStatus(queries: StoreQueries, id: SweepId): Promise<SweepStatus> {
  const { parameter, jobs } = await queries
    .selectFrom('sweeps')
    .select(['parameter', 'jobs'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const rows = await queries
    .selectFrom('jobs')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('sweep_id', '=', id)
    .where('destroyed_at', 'is', null)
    .groupBy('state')
    .execute();
  return {
    parameter,
    jobs,
    states: rows.map(({ state, count }) => ({ state: asJobState(state), jobs: count })),
  };
}
