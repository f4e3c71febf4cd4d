import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountById } from '../../../src/provider/accounts/account-queries.ts';
import { chargeOf } from '../../../src/provider/accounts/ledger.ts';
import type { Job } from '../../../src/provider/jobs/job.ts';
import { filesOf } from '../../../src/provider/jobs/job-files.ts';
import { getJob, transitionsOf } from '../../../src/provider/jobs/job-queries.ts';
import { isTerminal } from '../../../src/provider/jobs/job-states.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { until } from '../../support/until.ts';
import {
  contentOf,
  openProvider,
  openTestAccount,
  requestBy,
  type TestProvider,
  upload,
} from './test-provider.ts';

describe('the life of a job on the local platform', () => {
  let directory: string;
  let provider: TestProvider;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'plegma-life-'));
    provider = await openProvider(directory);
    await provider.engine.start();
  });
  afterEach(async () => {
    await provider.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  const endOf = (job: Job) =>
    until(`the end of ${job.id} (${provider.warnings})`, async () => {
      const now = await getJob(provider.store.db, job.id);
      return isTerminal(now.state) && now;
    });

  it('goes from submission to output and one charge', async () => {
    const account = await openTestAccount(provider);
    const stagerId = await upload(provider, account, 'hello');
    const submitted = await submitJob(provider.jobs, requestBy(account.holder), {
      label: 'first',
      accountId: account.id,
      applicationUri: 'urn:test:upper',
      resourceId: 'res-local',
      arguments: [{ name: 'word', value: "it's $(id); `x`" }],
      inputs: [{ name: 'text', stagerId }],
    });
    assert.equal(submitted.state, 'created');
    const job = await endOf(submitted);
    assert.deepEqual([job.state, job.detail?.code, job.exitCode, job.progress], ['finished', 'done', 0, 100]);
    const states = (await transitionsOf(provider.store.db, job.id)).map(({ state }) => state);
    assert.deepEqual(states, ['created', 'staging-in', 'queued', 'running', 'staging-out', 'finished']);
    const [output] = await filesOf(provider.store.db, job.id, 'output');
    assert.ok(output);
    assert.equal(await contentOf(provider, output.stagerId), "it's $(id); `x`|1||HELLO");
    assert.equal(output.size, 24);
    assert.equal(await readFile(join(job.workspace, 'output.log'), 'utf8'), "word: it's $(id); `x`\n");
    const charge = await provider.store.transaction((tx) => chargeOf(tx, job.id));
    assert.equal(charge?.amount, -(job.charge ?? 0));
    assert.ok(job.charge !== undefined && job.charge >= 100 && job.charge <= job.ceiling);
    const after = await accountById(provider.store.db, account.id);
    assert.deepEqual([after?.reserved, after?.balance], [0, -job.charge]);
    assert.ok(job.node && job.batchId && job.submittedAt && job.startedAt && job.endedAt);
  });
});
