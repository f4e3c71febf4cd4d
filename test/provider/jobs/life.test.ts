import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../../../src/provider/accounts/account.ts';
import { addUser } from '../../../src/provider/accounts/account-decisions.ts';
import { accountById } from '../../../src/provider/accounts/account-queries.ts';
import { chargeOf } from '../../../src/provider/accounts/ledger.ts';
import type { StagerId } from '../../../src/provider/data/stager.ts';
import { authoriseJob } from '../../../src/provider/jobs/authorise-job.ts';
import { cancelJob } from '../../../src/provider/jobs/cancel-job.ts';
import { destroyJob } from '../../../src/provider/jobs/destroy-job.ts';
import type { Job } from '../../../src/provider/jobs/job.ts';
import { filesOf } from '../../../src/provider/jobs/job-files.ts';
import { readJobLog } from '../../../src/provider/jobs/job-log.ts';
import { getJob, transitionsOf } from '../../../src/provider/jobs/job-queries.ts';
import type { JobState } from '../../../src/provider/jobs/job-states.ts';
import { listJobs } from '../../../src/provider/jobs/list-jobs.ts';
import type { Submission } from '../../../src/provider/jobs/submission.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { waitForJob } from '../../../src/provider/jobs/wait-for-job.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import * as jobs from './one-job.ts';
import {
  ada,
  bob,
  contentOf,
  idleEngine,
  openProvider,
  openTestAccount,
  requestBy,
  type TestProvider,
  upload,
} from './test-provider.ts';

describe('the life of a job on the local platform', () => {
  let provider: TestProvider;
  let account: Account;
  let stagerId: StagerId;

  beforeEach(async () => {
    provider = await openProvider(temporaryDirectory('life'));
    await provider.engine.start();
    account = await openTestAccount(provider);
    stagerId = await upload(provider, account, 'hello');
  });
  afterEach(() => provider.close());

  const submit = (application: string, more: Partial<Submission> = {}): Promise<Job> =>
    submitJob(provider.jobs, requestBy(ada), {
      accountId: account.id,
      applicationUri: `urn:test:${application}`,
      resourceId: 'res-local',
      inputs: [{ name: 'text', stagerId }],
      ...more,
    });
  const now = (job: Job) => getJob(provider.store.db, job.id);
  const inState = (job: Job, state: JobState) => jobs.inState(provider, job, state);
  const endOf = (job: Job) => jobs.ended(provider, job);
  const outputOf = async (job: Job) => (await filesOf(provider.store.db, job.id, 'output'))[0];
  const balance = async () => {
    const found = await accountById(provider.store.db, account.id);
    return { reserved: found?.reserved, balance: found?.balance };
  };
  const letGo = (job: Job) => writeFile(join(job.workspace, 'go'), '');

  it('goes from submission to output and one charge', async () => {
    const word = "it's $(id); `x`";
    const submitted = await submit('upper', { label: 'first', arguments: [{ name: 'word', value: word }] });
    assert.equal(submitted.state, 'created');
    assert.equal((await balance()).reserved, submitted.ceiling);
    const job = await endOf(submitted);
    assert.deepEqual([job.state, job.detail?.code, job.exitCode, job.progress], ['finished', 'done', 0, 100]);
    const states = (await transitionsOf(provider.store.db, job.id)).map(({ state }) => state);
    assert.deepEqual(states, ['created', 'staging-in', 'queued', 'running', 'staging-out', 'finished']);
    const output = await outputOf(job);
    assert.ok(output);
    assert.equal(await contentOf(provider, output.stagerId), `${word}|1||HELLO`);
    assert.equal(output.size, 24);
    const charge = await provider.store.transaction((tx) => chargeOf(tx, job.id));
    assert.deepEqual(
      [charge?.amount, charge?.evidence, charge?.text],
      [-(job.charge ?? 0), 'e'.repeat(64), 'Upper: first'],
    );
    assert.ok(job.charge !== undefined && job.charge >= 100 && job.charge <= job.ceiling);
    assert.deepEqual(await balance(), { reserved: 0, balance: -job.charge });
    assert.ok(job.node && job.batchId && job.submittedAt && job.startedAt && job.endedAt);
  });

  it('delivers what a failed run has left, charges what it used and tells its status', async () => {
    const job = await endOf(await submit('broken'));
    assert.deepEqual([job.state, job.detail?.code, job.exitCode], ['failed', 'exit-status', 3]);
    const output = await outputOf(job);
    assert.ok(output);
    assert.equal(await contentOf(provider, output.stagerId), 'half\n');
    assert.ok((job.charge ?? 0) >= 100);
    const log = await readJobLog(job, { stream: 'error', offset: 0, length: 100 });
    assert.deepEqual(log, { text: 'it broke\n', nextOffset: 9, complete: true });
  });

  it('calls a run failed that ends well without its output, and charges nothing', async () => {
    const job = await endOf(await submit('silent'));
    assert.deepEqual([job.state, job.detail?.code, job.charge], ['failed', 'output-missing', 0]);
    assert.match(job.detail?.text ?? '', /result/);
    assert.deepEqual(await balance(), { reserved: 0, balance: 0 });
  });

  it('brings several files under their own names and takes several back', async () => {
    const names = ['b.txt', '../../etc/passwd', 'b.txt', '-rf'];
    const inputs = [];
    for (const [index, name] of names.entries()) {
      inputs.push({ name: 'files', stagerId: await upload(provider, account, `content ${index}`, name) });
    }
    const job = await endOf(await submit('many', { inputs }));
    assert.equal(job.state, 'finished', job.detail?.text);
    const outputs = await filesOf(provider.store.db, job.id, 'output');
    assert.deepEqual(outputs.map(({ fileName }) => fileName).sort(), [
      '2-b.txt',
      '_.._etc_passwd',
      'b.txt',
      'rf',
    ]);
  });

  it('cancels a job before it has been touched', async () => {
    const idle = { ...provider.jobs, engine: idleEngine };
    const submission = { accountId: account.id, applicationUri: 'urn:test:waiter', resourceId: 'res-local' };
    const job = await submitJob(idle, requestBy(ada), {
      ...submission,
      inputs: [{ name: 'text', stagerId }],
    });
    await cancelJob(provider.jobs, requestBy(ada), { jobId: job.id });
    const end = await endOf(job);
    assert.deepEqual(
      [end.state, end.detail?.code, end.submittedAt],
      ['cancelled', 'cancelled-before-start', undefined],
    );
    assert.deepEqual(await balance(), { reserved: 0, balance: 0 });
  });

  it('cancels a job that waits for a slot, which then never starts', async () => {
    const [first, second] = [await submit('waiter'), await submit('waiter')];
    await Promise.all([inState(first, 'running'), inState(second, 'running')]);
    const third = await submit('waiter');
    await until('a queued job', async () => (await now(third)).submittedAt !== undefined);
    await cancelJob(provider.jobs, requestBy(ada), { jobId: third.id });
    const end = await endOf(third);
    assert.deepEqual(
      [end.state, end.detail?.code, end.startedAt],
      ['cancelled', 'cancelled-before-start', undefined],
    );
    await Promise.all([letGo(first), letGo(second)]);
    await Promise.all([endOf(first), endOf(second)]);
  });

  it('cancels a running job, charges what it used, and refuses a second cancellation afterwards', async () => {
    const job = await submit('waiter');
    await inState(job, 'running');
    await cancelJob(provider.jobs, requestBy(ada), { jobId: job.id, reason: 'mistake' });
    const end = await endOf(job);
    assert.deepEqual([end.state, end.detail?.code], ['cancelled', 'cancelled-while-running']);
    assert.match(end.detail?.text ?? '', /mistake/);
    assert.deepEqual(await balance(), { reserved: 0, balance: -(end.charge ?? 0) });
    assert.ok((end.charge ?? 0) >= 100);
    await assert.rejects(cancelJob(provider.jobs, requestBy(ada), { jobId: job.id }), { code: 'JOB_STATE' });
    assert.equal((await now(job)).version, end.version);
  });

  it('ends a run over its wall time with its own sentence', async () => {
    const job = await endOf(await submit('waiter', { requirements: { wallTime: 1 } }));
    assert.deepEqual([job.state, job.detail?.code], ['failed', 'over-wall-time']);
    assert.match(job.detail?.text ?? '', /1 s/);
  });

  it('wakes a waiting client at the change, and answers the same version when the time is over', async () => {
    const job = await submit('waiter');
    const running = await inState(job, 'running');
    const signal = new AbortController().signal;
    const wait = { jobId: job.id, version: running.version };
    assert.equal(
      (await waitForJob(provider.jobs, ada, { ...wait, timeout: 0 }, signal)).version,
      running.version,
    );
    const change = waitForJob(provider.jobs, ada, { ...wait, timeout: 55 }, signal);
    await letGo(job);
    assert.ok((await change).version > running.version);
    await endOf(job);
  });

  it('ends the wait of a client that has gone', async () => {
    const job = await inState(await submit('waiter'), 'running');
    const gone = new AbortController();
    const wait = waitForJob(
      provider.jobs,
      ada,
      { jobId: job.id, version: job.version, timeout: 55 },
      gone.signal,
    );
    gone.abort();
    await wait;
    await letGo(job);
    await endOf(job);
  });

  it('shows a job to its owner and to nobody else, other users of the account included', async () => {
    const { store, jobs } = provider;
    const accounts = { store, rules: jobs.accountRules, now: () => Date.now() };
    const user = { pattern: { kind: 'identity', identity: bob }, role: 'user' } as const;
    await addUser(accounts, requestBy(ada), { accountId: account.id, user });
    const job = await submit('upper', { arguments: [{ name: 'word', value: 'x' }] });
    assert.equal((await authoriseJob(provider.store.db, ada, job.id)).id, job.id);
    await assert.rejects(authoriseJob(provider.store.db, bob, job.id), { code: 'JOB_UNKNOWN' });
    await assert.rejects(cancelJob(provider.jobs, requestBy(bob), { jobId: job.id }), {
      code: 'JOB_UNKNOWN',
    });
    await assert.rejects(destroyJob(provider.jobs, requestBy(bob), job.id), { code: 'JOB_UNKNOWN' });
    await assert.rejects(authoriseJob(provider.store.db, ada, 'nonsense'), { code: 'JOB_UNKNOWN' });
    assert.deepEqual((await listJobs(provider.jobs, bob, {})).items, []);
    await endOf(job);
  });

  it('lists jobs newest first, filtered and in pages', async () => {
    const word = { arguments: [{ name: 'word', value: 'x' }] };
    const jobs = [];
    for (const label of ['a', 'b', 'a']) jobs.push(await endOf(await submit('upper', { ...word, label })));
    const ids = jobs.map(({ id }) => id).reverse();
    const first = await listJobs(provider.jobs, ada, { limit: 2 });
    const rest = await listJobs(provider.jobs, ada, { limit: 2, cursor: first.nextCursor });
    assert.deepEqual(
      [...first.items, ...rest.items].map(({ id }) => id),
      ids,
    );
    assert.equal(rest.nextCursor, undefined);
    const labelled = await listJobs(provider.jobs, ada, {
      label: 'a',
      state: 'finished',
      accountId: account.id,
    });
    assert.deepEqual(
      labelled.items.map(({ id }) => id),
      [ids[0], ids[2]],
    );
    assert.deepEqual((await listJobs(provider.jobs, ada, { since: Date.now() + 1000 })).items, []);
    await assert.rejects(listJobs(provider.jobs, bob, { accountId: account.id }), {
      code: 'ACCOUNT_UNKNOWN',
    });
  });

  it('destroys a running job: it ends, its data goes, the charge stays', async () => {
    const job = await submit('waiter');
    await inState(job, 'running');
    const output = await outputOf(job);
    await destroyJob(provider.jobs, requestBy(ada), job.id);
    await assert.rejects(authoriseJob(provider.store.db, ada, job.id), { code: 'JOB_UNKNOWN' });
    assert.deepEqual((await listJobs(provider.jobs, ada, {})).items, []);
    await until('the workspace gone', () =>
      stat(job.workspace).then(
        () => false,
        () => true,
      ),
    );
    await until('the output gone', async () => {
      const { db } = provider.store;
      const rows = await db
        .selectFrom('stagers')
        .select('id')
        .where('id', '=', output?.stagerId ?? 'stg-')
        .execute();
      return rows.length === 0;
    });
    const { reserved, balance: owed } = await balance();
    assert.deepEqual([reserved, (owed ?? 0) < 0], [0, true]);
  });

  it('reads a log in pieces that never cut a character, while the job runs', async () => {
    const job = await submit('waiter');
    await inState(job, 'running');
    const log = join(job.workspace, 'output.log');
    await until('the first line', async () => (await readFile(log, 'utf8').catch(() => '')) === 'started\n');
    await writeFile(log, Buffer.concat([Buffer.from('aé€😀\u0007'), Buffer.from([0xf0, 0x9f])]));
    const running = await now(job);
    let [text, offset] = ['', 0];
    for (let piece = 0; piece < 8; piece += 1) {
      const read = await readJobLog(running, { stream: 'output', offset, length: 1 });
      [text, offset] = [text + read.text, read.nextOffset];
      assert.equal(read.complete, false);
    }
    assert.deepEqual([text, offset], ['aé€😀\ufffd', 11]);
    await letGo(job);
    const end = await endOf(job);
    const last = await readJobLog(end, { stream: 'output', offset, length: 100 });
    assert.deepEqual(last, { text: '\ufffd', nextOffset: 13, complete: true });
  });
});
