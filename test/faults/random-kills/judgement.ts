import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Provider } from '../../../src/client/connect-provider.ts';
import { collect, listAll } from '../../../src/client/list-all.ts';
import type { Job } from '../../../src/contracts/generated/job-types.ts';
import { assertOneLife } from '../../support/one-life.ts';
import { type RunningProcess, runningProcesses } from '../../support/processes.ts';
import { until } from '../../support/until.ts';
import { outputText } from '../guarantee.ts';
import { assertRightEnd, type Order, outputOf } from './orders.ts';

/** One valid life, the right end, the right output, no run twice. */
export async function assertJob(
  customer: Provider,
  directory: string,
  order: Order,
  job: Job,
  launcherKilled: boolean,
): Promise<void> {
  assertOneLife(job.transitions.map(({ state }) => state));
  const runs = (await runsIn(directory)).filter((name) => name.split('.')[0] === job.jobId);
  // What has begun goes on without its launcher.
  assertRightEnd(order, job, launcherKilled && runs.length === 0);
  assert.equal(new Set(runs).size, runs.length, `run twice: ${runs}`);
  if (order.kind !== 'restartable') assert.ok(runs.length <= 1, `run again: ${runs}`);
  if (job.state !== 'finished') return;
  assert.ok(runs.length > 0, `${job.jobId} finished without a run`);
  assert.equal(await outputText(customer, job), outputOf(job));
}

/** Of workspaces, in the order of the runs. */
async function runsIn(directory: string): Promise<readonly string[]> {
  const text = await readFile(join(directory, 'runs'), 'utf8').catch(() => '');
  return text.split('\n').filter((name) => name !== '');
}

/** Each charge stands in the statement once, the balance is their sum, no credit is held back. */
export async function assertAccounts(
  customer: Provider,
  accountId: string,
  jobs: readonly Job[],
): Promise<void> {
  const entries = await collect(
    listAll(
      (cursor) => customer.accounts.GetStatement({ accountId, cursor }),
      (page) => page.entries,
    ),
  );
  const due = jobs.filter(({ charge }) => Number(charge?.amount ?? 0) !== 0);
  const charges = entries.filter(({ jobId }) => jobId !== undefined);
  assert.deepEqual(
    charges.map(({ jobId, amount }) => `${jobId} ${Number(amount)}`).sort(),
    due.map(({ jobId, charge }) => `${jobId} ${-Number(charge?.amount)}`).sort(),
  );
  const { account } = await customer.accounts.GetAccount({ accountId });
  const sum = entries.reduce((total, { amount }) => total + Math.round(Number(amount) * 100), 0);
  assert.deepEqual([Number(account.reserved), Math.round(Number(account.balance) * 100)], [0, sum]);
}

/** Nothing runs any more that a job has started. */
export async function assertNoProcessLeft(directory: string): Promise<void> {
  let left: readonly RunningProcess[] = [];
  const isGone = async () => {
    left = await processesOf(directory);
    return left.length === 0;
  };
  await until(`the end of all processes below ${directory}`, isGone, 30_000).catch((cause: unknown) => {
    const told = left.map(({ pid, group, name, words }) => `${pid} of ${group} ${name}: ${words.join(' ')}`);
    throw new Error(`These go on after their jobs have ended:\n${told.join('\n')}`, { cause });
  });
}

async function processesOf(directory: string): Promise<readonly RunningProcess[]> {
  const workspaces = `${directory}/workspaces/`;
  return (await runningProcesses()).filter(
    ({ words, environment }) =>
      words.some((word) => word.startsWith(workspaces)) || environment.includes(`=${workspaces}`),
  );
}
