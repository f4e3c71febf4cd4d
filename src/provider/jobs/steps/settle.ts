import type { StoreTransaction } from '../../../store/open-store.ts';
import { chargeOnce, release } from '../../accounts/ledger.ts';
import { moveJob } from '../change-job.ts';
import type { Job, JobFile } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { isCharged, type JobEnd } from '../job-end.ts';
import { filesOf, recordDelivery, totalSize } from '../job-files.ts';
import { totalWithin } from '../price.ts';
import { forbidRun } from '../run-lock.ts';
import { workspaceIn } from '../workspace.ts';
import { removeFolder } from '../workspace-folders.ts';

/**
 * Ends a job: terminal state, charge, release of the reserved credit, and size and digest of the outputs in one
 * transaction, so that each happens exactly once. Afterwards nothing of them changes.
 *
 * @param outputs The files that were delivered.
 */
export async function settle(
  context: JobContext,
  job: Job,
  end: JobEnd,
  outputs: readonly JobFile[] = [],
): Promise<void> {
  context.onStep('settle:begun', job.id);
  // A submission whose answer was lost may still turn up in the batch system, long after it was given up.
  await forbidRun(job.workspace);
  const now = Date.now();
  await context.store.transaction(async (tx) => {
    const charge = isCharged(end.code) ? await amountFor(tx, job, outputs) : 0;
    for (const output of outputs) await recordDelivery(tx, job.id, output);
    const cause = { cause: end.text, evidence: evidenceFor(job, end), time: now };
    await moveJob(tx, job, end.state, cause, {
      charge,
      end_json: JSON.stringify(end),
      detail_code: end.code,
      detail_text: end.text,
      ended_at: job.endedAt ?? now,
      termination_time: job.terminationTime ?? now + context.keep,
      ...(end.code === 'done' && { progress: 100 }),
    });
    await takeCharge(tx, context, job, charge, now);
  });
  context.onStep('settle:done', job.id);
  // Outputs are in their stagers; logs and marker files stay until the job is destroyed.
  await removeFolder(workspaceIn(job.workspace).work, job.localUser);
}

/** What is charged: the price of what was used, but no more than was agreed (MG-19). */
async function amountFor(tx: StoreTransaction, job: Job, outputs: readonly JobFile[]): Promise<number> {
  const used = {
    processorTime: job.usage.processorTime ?? 0,
    wallTime: job.usage.wallTime ?? 0,
    inputData: totalSize(await filesOf(tx, job.id, 'input')),
    outputData: totalSize(outputs),
  };
  return totalWithin(job.ceiling, job.prices, used, job.currency);
}

/** A job that costs nothing leaves no entry in the statement. */
async function takeCharge(
  tx: StoreTransaction,
  context: JobContext,
  job: Job,
  amount: number,
  at: number,
): Promise<void> {
  if (amount === 0) return release(tx, job.id);
  const name = context.applications.find(job.applicationUri)?.name ?? job.applicationUri;
  const text = job.label === undefined ? name : `${name}: ${job.label}`;
  const { accountId, by, evidence, id: jobId } = job;
  await chargeOnce(tx, { accountId, jobId, amount, by, text, evidence, at });
}

/** The evidence of the end, as one JSON value. */
function evidenceFor(job: Job, end: JobEnd): string {
  const { exitCode, batchId, usage, evidence: order } = job;
  return JSON.stringify({ order, batchId, exitCode, usage, difference: end.difference });
}
