import { PlegmaError } from '../../errors/plegma-error.ts';
import { sayings } from './answers.ts';
import type { CommandResult } from './command-result.ts';
import { bareId, isSameJob } from './known-jobs.ts';
import type { BatchJob, KnownJob } from './platform.ts';

/**
 * Asks for the end of a job, and judges the result by what the batch system shows afterwards: the exit statuses of qdel and
 * its like differ by product, and some commands are silent. The job is looked up before as well, because another job that
 * got its id must not be ended (BA-3).
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
