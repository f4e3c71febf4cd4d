import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import { isId } from '../../store/ids.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import type { Requester } from '../requester.ts';
import { changeJob } from './change-job.ts';
import type { Job, SweepId } from './job.ts';
import { toJob } from './job-row.ts';
import { isTerminal } from './job-states.ts';
import type { Jobs } from './jobs.ts';

/** An order to cancel all jobs of a sweep. */
export interface CancelSweepOrder {
  readonly sweepId: string;
  readonly reason?: string | undefined;
}

/**
 * Asks for the end of every job of a sweep whose run has not ended; asking again changes nothing.
 *
 * @throws SWEEP_UNKNOWN, REQUEST_ID_REUSED
 */
export async function cancelSweep(
  jobs: Jobs,
  requester: Requester,
  order: CancelSweepOrder,
): Promise<SweepId> {
  const request = { ...requester, operation: 'CancelSweep', content: order };
  const { sweepId, ending } = await once(jobs.store, request, async (tx) => {
    const found = await jobsOfSweep(tx, requester.identity, order.sweepId);
    const ending = found.all.filter((job) => !hasRun(job) && job.cancel === undefined);
    const change = { cancel_requested_at: jobs.now(), cancel_reason: order.reason ?? null };
    for (const job of ending) await changeJob(tx, job, change);
    return { sweepId: found.sweepId, ending: ending.map(({ id }) => id) };
  });
  for (const id of ending) {
    jobs.changes.tell(id);
    jobs.engine.wake(id);
  }
  return sweepId;
}

async function jobsOfSweep(
  tx: StoreTransaction,
  { issuer, subject }: Identity,
  id: string,
): Promise<{ readonly sweepId: SweepId; readonly all: readonly Job[] }> {
  if (!isId('swp', id)) throw unknown(id);
  const rows = await tx
    .selectFrom('jobs')
    .selectAll()
    .where('sweep_id', '=', id)
    .where('by_issuer', '=', issuer)
    .where('by_subject', '=', subject)
    .where('destroyed_at', 'is', null)
    .execute();
  if (rows.length === 0) throw unknown(id);
  return { sweepId: id, all: rows.map(toJob) };
}

const hasRun = ({ state }: Job): boolean => isTerminal(state) || state === 'staging-out';

const unknown = (id: string) =>
  new PlegmaError('SWEEP_UNKNOWN', `There is no sweep ${id} with jobs that you may see.`, {
    path: 'CancelSweep/sweepId',
  });
