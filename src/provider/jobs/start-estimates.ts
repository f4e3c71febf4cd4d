import type { StoreQueries } from '../../store/open-store.ts';

/** How good the estimated starts were, over the jobs that started last; ms. */
export interface StartEstimates {
  readonly jobs: number;
  /** Mean of the errors without their sign: how far off an estimate is. */
  readonly meanError: number;
  /** Mean of the errors: positive where jobs start later than was told. */
  readonly bias: number;
}

/** How many jobs count: older ones ran on a cluster in another state. */
const MOST_RECENT = 200;

/** Compares estimated with real starts. Undefined if no job has both. */
export async function startEstimates(queries: StoreQueries): Promise<StartEstimates | undefined> {
  const rows = await queries
    .selectFrom('jobs')
    .select(['started_at', 'estimated_start'])
    .where('started_at', 'is not', null)
    .where('estimated_start', 'is not', null)
    .orderBy('id', 'desc')
    .limit(MOST_RECENT)
    .execute();
  if (rows.length === 0) return undefined;
  const errors = rows.map((row) => (row.started_at ?? 0) - (row.estimated_start ?? 0));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { jobs: rows.length, meanError: mean(errors.map(Math.abs)), bias: mean(errors) };
}
