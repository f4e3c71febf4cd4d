import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Provider } from '../../src/client/connect-provider.ts';
import { fetchOutputs } from '../../src/client/fetch-outputs.ts';
import { collect, listAll } from '../../src/client/list-all.ts';
import { MemorySink } from '../../src/client/memory-sink.ts';
import type { Job } from '../../src/contracts/generated/job-types.ts';
import { assertOneLife } from '../support/one-life.ts';

/**
 * The one guarantee: each accepted job has exactly one terminal state, reached through valid transitions; its output is
 * right or its failure is told; it ran once, or not at all where it did not finish; it is charged once or not at all.
 *
 * @param expected What a job that finished must have written.
 * @param workspaces The directory of the workspaces: the applications count their runs there.
 */
export async function assertGuarantee(
  customer: Provider,
  job: Job,
  expected: string,
  workspaces: string,
): Promise<void> {
  assertOneLife(job.transitions.map(({ state }) => state));
  const runs = await readFile(join(workspaces, job.jobId, 'runs'), 'utf8').catch(() => '');
  assert.ok(runs === 'run\n' || (runs === '' && job.state !== 'finished'), `it ran: ${JSON.stringify(runs)}`);
  if (job.state === 'finished') assert.equal(await outputText(customer, job), expected);
  else assert.ok((job.detail?.text ?? '').length > 20, 'the failure is not told');
  await assertOneCharge(customer, job);
}

/** What a finished job has written. */
export async function outputText(customer: Provider, job: Job): Promise<string> {
  const sink = new MemorySink();
  await fetchOutputs(customer, job, () => sink);
  return new TextDecoder().decode(sink.bytes());
}

/** One entry of the statement where the job has a charge, none where it has none. */
async function assertOneCharge(customer: Provider, { jobId, accountId, charge }: Job): Promise<void> {
  const entries = await collect(
    listAll(
      (cursor) => customer.accounts.GetStatement({ accountId, cursor }),
      (page) => page.entries,
    ),
  );
  const charged = entries.filter((entry) => entry.jobId === jobId).map(({ amount }) => Number(amount));
  const due = Number(charge?.amount ?? 0);
  assert.deepEqual(charged, due === 0 ? [] : [-due]);
}
