import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountById } from '../../../src/provider/accounts/account-queries.ts';
import type { Job, JobId } from '../../../src/provider/jobs/job.ts';
import { STEP_MOMENTS, type StepMoment } from '../../../src/provider/jobs/job-context.ts';
import { filesOf } from '../../../src/provider/jobs/job-files.ts';
import { transitionsOf } from '../../../src/provider/jobs/job-queries.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { assertOneLife } from '../../support/one-life.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import { ended, submissionFor } from './one-job.ts';
import {
  contentOf,
  idleEngine,
  openProvider,
  openTestAccount,
  requestBy,
  type TestProvider,
} from './test-provider.ts';

describe('a provider that is killed at any step', () => {
  let directory: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    directory = temporaryDirectory('crash');
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  for (const moment of STEP_MOMENTS) {
    it(`brings the job to its one end when killed at ${moment}`, async () => {
      const { jobId } = await submitOne('urn:test:upper', [{ name: 'word', value: 'again' }]);
      await runUntilKilled(moment);
      await withProvider(async (provider) => {
        await provider.engine.start();
        const job = await ended(provider, { id: jobId });
        await assertExactlyOnce(provider, job);
        assert.equal(job.state, 'finished');
        const [output] = await filesOf(provider.store.db, jobId, 'output');
        assert.ok(output);
        assert.equal(await contentOf(provider, output.stagerId), 'again|1||HELLO');
      });
    });
  }

  for (const moment of ['submit:handed-over', 'observe:ended', 'stage-out:filled', 'settle:begun'] as const) {
    it(`ends a job that fails, once, when killed at ${moment}`, async () => {
      const { jobId } = await submitOne('urn:test:broken', []);
      await runUntilKilled(moment);
      await withProvider(async (provider) => {
        await provider.engine.start();
        const job = await ended(provider, { id: jobId });
        await assertExactlyOnce(provider, job, false);
        assert.deepEqual([job.state, job.detail?.code, job.exitCode], ['failed', 'exit-status', 3]);
      });
    });
  }

  it('lets a running job go on while the provider is dead, and adopts it', async () => {
    const { jobId } = await submitOne('urn:test:waiter', []);
    const child = start('-');
    const workspace = join(directory, 'workspaces', jobId);
    await until(
      'a running job',
      async () => (await readFile(join(workspace, 'runs'), 'utf8').catch(() => '')) !== '',
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    await writeFile(join(workspace, 'go'), '');
    await until('the end of the job without a provider', () =>
      readFile(join(workspace, '.exit_status'), 'utf8').catch(() => undefined),
    );
    await withProvider(async (provider) => {
      await provider.engine.start();
      const job = await ended(provider, { id: jobId });
      await assertExactlyOnce(provider, job);
      assert.equal(job.state, 'finished');
    });
  });

  async function submitOne(
    uri: string,
    given: readonly { name: string; value: string }[],
  ): Promise<{ jobId: JobId }> {
    const provider = await openProvider(directory);
    const account = await openTestAccount(provider);
    const job = await submitJob({ ...provider.jobs, engine: idleEngine }, requestBy(account.holder, 'one'), {
      ...(await submissionFor(provider, account, uri)),
      arguments: given,
    });
    await provider.close();
    return { jobId: job.id };
  }

  function start(moment: StepMoment | '-'): ChildProcess {
    const harness = new URL('crash-harness.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', harness, directory, moment], {
      stdio: 'inherit',
    });
    children.push(child);
    return child;
  }

  async function runUntilKilled(moment: StepMoment): Promise<void> {
    const child = start(moment);
    const [, signal] = await once(child, 'exit');
    assert.equal(signal, 'SIGKILL', `the process was not killed at ${moment}`);
  }

  async function withProvider(work: (provider: TestProvider) => Promise<void>): Promise<void> {
    const provider = await openProvider(directory, { slots: 1 });
    try {
      await work(provider);
    } finally {
      await provider.close();
    }
  }
});

/** The guarantee: one end, valid transitions before it, one run, one charge, nothing left reserved. */
async function assertExactlyOnce(provider: TestProvider, job: Job, ranWithTrace = true): Promise<void> {
  assertOneLife((await transitionsOf(provider.store.db, job.id)).map(({ state }) => state));
  if (ranWithTrace) assert.equal(await readFile(join(job.workspace, 'runs'), 'utf8'), 'run\n');
  const entries = await provider.store.db
    .selectFrom('account_entries')
    .select('amount')
    .where('job_id', '=', job.id)
    .execute();
  assert.deepEqual(entries, [{ amount: -(job.charge ?? 0) }]);
  const account = await accountById(provider.store.db, job.accountId);
  assert.deepEqual([account?.reserved, account?.balance], [0, -(job.charge ?? 0)]);
}
