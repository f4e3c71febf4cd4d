import { PlegmaError } from '../../errors/plegma-error.ts';
import { sayings } from './answers.ts';
import type { CommandResult } from './command.ts';
import { bareId, isSameJob } from './known-jobs.ts';
import type { BatchJob, KnownJob } from './platform.ts';

/**
 * Asks for the end of a job and judges the answer by what the batch system shows, because the exit statuses of
 * qdel and its sisters are each product's own and some are silent. It is asked before too, lest another's job that
 * got the same id is ended (BA-3).
 *
 * @throws BATCH_CANCEL_REFUSED when the job lives on after a refusal.
 */
export async function cancelKnown(
  job: KnownJob,
  poll: (known: readonly KnownJob[]) => Promise<readonly BatchJob[]>,
  request: () => Promise<CommandResult>,
): Promise<void> {
  const isAlive = async () => (await poll([job])).some((shown) => isLiving(shown, job));
  if (!(await isAlive())) return;
  const result = await request();
  if (result.exit === 0 || !(await isAlive())) return;
  const said = sayings(result);
  throw new PlegmaError(
    'BATCH_CANCEL_REFUSED',
    `The batch system did not end job ${job.batchId}: "${said}".`,
  );
}

function isLiving(shown: BatchJob, job: KnownJob): boolean {
  if (bareId(shown.batchId) !== bareId(job.batchId) || !isSameJob(shown, job)) return false;
  return shown.state !== 'ended' && shown.state !== 'exiting';
}
