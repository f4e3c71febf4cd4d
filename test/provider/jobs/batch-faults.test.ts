import assert from 'node:assert/strict';
import fs from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { accountById } from '../../../src/provider/accounts/account-queries.ts';
import { cancelJob } from '../../../src/provider/jobs/cancel-job.ts';
import type { Job } from '../../../src/provider/jobs/job.ts';
import { getJob, transitionsOf } from '../../../src/provider/jobs/job-queries.ts';
import type { JobState } from '../../../src/provider/jobs/job-states.ts';
import { forbidRun } from '../../../src/provider/jobs/run-lock.ts';
import { waitForJob } from '../../../src/provider/jobs/wait-for-job.ts';
import type { BatchId } from '../../../src/provider/platforms/platform.ts';
import { killOutright, type RunningProcess, runningProcesses } from '../../support/processes.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import * as jobs from './one-job.ts';
import { ScriptedPlatform } from './scripted-platform.ts';
import { ada, openProvider, requestBy, type TestProvider } from './test-provider.ts';

describe('a job in a batch system that misbehaves', () => {
  let directory: string;
  let platform: ScriptedPlatform;
  let provider: TestProvider;

  beforeEach(async () => {
    directory = temporaryDirectory('batch');
    platform = new ScriptedPlatform();
    provider = await openProvider(directory, { platform });
    await provider.engine.start();
  });
  afterEach(() => provider.close());

  const submitOne = (applicationUri?: string) => jobs.submitOne(provider, applicationUri);
  const now = (job: Job) => getJob(provider.store.db, job.id);
  const inState = (job: Job, state: JobState) => jobs.inState(provider, job, state);
  const accepted = (job: Job) => jobs.accepted(provider, job);
  const ended = (job: Job) => jobs.ended(provider, job);
  const readRuns = (job: Job) => readFile(join(job.workspace, 'runs'), 'utf8').catch(() => '');
  const killRun = async (job: Job) => {
    const isOfRun = ({ words, environment }: RunningProcess) =>
      [...words, environment].some((text) => text.includes(job.workspace));
    for (const process of (await runningProcesses()).filter(isOfRun)) await killOutright(process.pid);
  };
  /** As where the system has no more watches to give. */
  const withoutWatches = async <T>(work: () => Promise<T>): Promise<T> => {
    const { watch } = fs;
    const set = (next: typeof watch) => {
      fs.watch = next;
      syncBuiltinESMExports();
    };
    set(() => {
      throw new Error('ENOSPC: System limit for number of file watchers reached');
    });
    return work().finally(() => set(watch));
  };
  const assertNotCharged = async (job: Job) => {
    const account = await accountById(provider.store.db, job.accountId);
    assert.deepEqual([account?.reserved, account?.balance, (await now(job)).charge], [0, 0, 0]);
  };

  it('follows the batch system: held, running, suspended, back in the queue, and the end by the script', async () => {
    const job = await submitOne();
    await accepted(job);
    platform.show({ state: 'held' });
    await inState(job, 'held');
    platform.show({ state: 'queued' });
    await inState(job, 'queued');
    platform.show({ state: 'running', nodes: ['node7'], queue: 'chem' });
    const running = await inState(job, 'running');
    assert.deepEqual([running.node, running.queue], ['node7', 'chem']);
    platform.show({ state: 'suspended' });
    await inState(job, 'suspended');
    platform.show({ state: 'running' });
    await inState(job, 'running');
    await platform.run();
    assert.equal((await ended(job)).state, 'finished');
  });

  it('tells in which queue a job waits, also after an operator has moved it to another', async () => {
    const job = await submitOne();
    await accepted(job);
    const waitsIn = (queue: string) =>
      until(`a wait in ${queue}`, async () => (await now(job)).queue === queue);
    platform.show({ state: 'queued', queue: 'chem' });
    await waitsIn('chem');
    platform.show({ state: 'queued', queue: 'bio' });
    await waitsIn('bio');
    const { version } = await now(job);
    await platform.morePolls(3);
    assert.equal((await now(job)).version, version);
    await platform.run();
    assert.equal((await ended(job)).state, 'finished');
  });

  it('tells a customer what the batch system says of a job: why it waits, why it is held, nothing once it says nothing', async () => {
    const job = await submitOne();
    await accepted(job);
    const isTold = (text: string | undefined) =>
      until(`the detail ${text}`, async () => (await now(job)).detail?.text === text);
    platform.show({ state: 'queued', comment: 'Not Running: Insufficient amount of resource: ncpus' });
    await isTold('Not Running: Insufficient amount of resource: ncpus');
    assert.equal((await now(job)).detail?.code, 'batch-comment');
    platform.show({ state: 'queued', comment: 'Can Never Run: no node has 99 processors' });
    await isTold('Can Never Run: no node has 99 processors');
    platform.show({ state: 'held', comment: '\u001b[1mHeld\u0000 by\nthe operator\ud800\n' });
    // Neither controls nor half characters can be sent in XML.
    await isTold('[1mHeld by\nthe operator');
    platform.show({ state: 'queued', comment: '' });
    await isTold(undefined);
    platform.show({ state: 'running', comment: 'x'.repeat(5000) });
    await isTold('x'.repeat(4000));
    const { version } = await now(job);
    await platform.morePolls(3);
    assert.equal((await now(job)).version, version);
    await platform.run();
    assert.equal((await ended(job)).detail?.code, 'done');
  });

  it('finds a submission whose answer was lost by its token, and does not submit again', async () => {
    platform.answer = 'accepted, answer lost';
    const job = await submitOne();
    const adopted = await accepted(job);
    assert.equal(adopted.batchId, '1.pbs');
    await platform.run();
    assert.equal((await ended(job)).state, 'finished');
    assert.equal(platform.submitted.length, 1);
  });

  it('waits for a submission that shows up late before it submits again', async () => {
    await provider.close();
    provider = await openProvider(directory, { platform, patience: { look: 60_000 } });
    await provider.engine.start();
    platform.answer = 'accepted, answer lost';
    const job = await submitOne();
    await until('a submission', () => platform.submitted.length === 1);
    const late = platform.shown.splice(0);
    await platform.morePolls(5);
    platform.shown = late;
    assert.equal((await accepted(job)).batchId, '1.pbs');
    assert.equal(platform.submitted.length, 1);
    await platform.run();
    await ended(job);
  });

  it('watches for a submission whose answer was lost from the moment when it was lost', async () => {
    await provider.close();
    provider = await openProvider(directory, { platform, patience: { look: 2_000 } });
    await provider.engine.start();
    [platform.answer, platform.slowness, platform.down] = ['accepted, answer lost', 2_200, true];
    const job = await submitOne();
    await until('a job that waits', async () => (await now(job)).detail?.code === 'batch-unavailable');
    const late = platform.shown.splice(0);
    platform.down = false;
    await platform.morePolls(2);
    platform.shown = late;
    assert.equal((await accepted(job)).batchId, '1.pbs');
    assert.equal(platform.submitted.length, 1);
    await platform.run();
    await ended(job);
  });

  it('submits again under the same token what never arrived, once it was looked for', async () => {
    platform.answer = 'lost before it arrived';
    const job = await submitOne();
    await until('a job that waits', async () => (await now(job)).detail?.code === 'batch-unavailable');
    platform.answer = 'accepted';
    const after = await accepted(job);
    assert.equal(platform.submitted.length, 1);
    assert.equal(platform.submitted[0]?.token, after.token);
    assert.equal(after.detail, undefined);
    await platform.run();
    assert.equal((await ended(job)).state, 'finished');
  });

  it('runs once even where the batch system got the submission twice', async () => {
    const job = await submitOne();
    await accepted(job);
    const [first] = platform.shown;
    assert.ok(first);
    platform.shown.push({ ...first, batchId: '99.pbs' as BatchId, state: 'running' });
    assert.deepEqual((await Promise.all([platform.run(), platform.run()])).sort(), [0, 75]);
    const end = await ended(job);
    assert.equal(end.state, 'finished');
    assert.equal(await readFile(join(end.workspace, 'runs'), 'utf8'), 'run\n');
  });

  it('waits while the batch system is down, says so, and loses nothing', async () => {
    platform.answer = 'down';
    platform.down = true;
    const job = await submitOne();
    await until(
      'a job that says that it waits',
      async () => (await now(job)).detail?.code === 'batch-unavailable',
    );
    await until('a failing platform', () => provider.engine.failingPlatforms.includes('local'));
    platform.answer = 'accepted';
    platform.down = false;
    await accepted(job);
    await platform.run();
    assert.equal((await ended(job)).state, 'finished');
    assert.deepEqual(provider.engine.failingPlatforms, []);
  });

  it('stages a job in again whose workspace was removed while the batch system was down', async () => {
    platform.answer = 'down';
    const job = await submitOne();
    await jobs.jobOnce(provider, job, 'the wait', ({ detail }) => detail?.code === 'batch-unavailable');
    await rm(job.workspace, { recursive: true });
    platform.answer = 'accepted';
    await accepted(job);
    assert.equal(await platform.run(), 0);
    assert.equal((await ended(job)).detail?.code, 'done');
    assert.equal(await readRuns(job), 'run\n');
  });

  it('comes to an end though its workspace was removed in the moment of its acceptance', async () => {
    const submit = platform.submit.bind(platform);
    platform.submit = async (run) => {
      const outcome = await submit(run);
      await rm(run.workspace, { recursive: true });
      return outcome;
    };
    const job = await submitOne();
    await accepted(job);
    platform.shown = [];
    assert.equal((await ended(job)).detail?.code, 'lost');
    await assertNotCharged(job);
  });

  it('does not call a job refused whose run has begun', async () => {
    let status: Promise<number | null> | undefined;
    const submit = platform.submit.bind(platform);
    platform.submit = async (run) => {
      await submit(run);
      status = platform.run();
      await until('the run', () =>
        readFile(join(run.workspace, '.app_started')).then(
          () => true,
          () => false,
        ),
      );
      return { kind: 'refused', reason: 'startJob failed.' };
    };
    const job = await submitOne();
    assert.equal((await ended(job)).detail?.code, 'done');
    assert.equal(await status, 0);
    assert.equal(await readRuns(job), 'run\n');
  });

  it('ends a refused job with the reason, uncharged', async () => {
    platform.answer = 'refused';
    const job = await ended(await submitOne());
    assert.deepEqual([job.state, job.detail?.code], ['failed', 'refused']);
    assert.match(job.detail?.text ?? '', /Unknown queue/);
    await assertNotCharged(job);
  });

  it('calls a job lost that the batch system no longer knows and that shows no end', async () => {
    const job = await submitOne();
    await accepted(job);
    platform.show({ state: 'running' });
    await inState(job, 'running');
    platform.shown = [];
    const end = await ended(job);
    assert.deepEqual([end.state, end.detail?.code], ['failed', 'lost']);
    await assertNotCharged(job);
    const states = (await transitionsOf(provider.store.db, job.id)).map(({ state }) => state);
    assert.deepEqual(states.slice(-3), ['running', 'staging-out', 'failed']);
  });

  it('lets a lost job do nothing that the batch system starts after all', async () => {
    const job = await submitOne();
    await accepted(job);
    platform.shown = [];
    const end = await ended(job);
    assert.equal(end.detail?.code, 'lost');
    assert.equal(await platform.run(), 75);
    assert.deepEqual(await now(job), end);
  });

  it('lets a submission do nothing that turns up when the job has been cancelled', async () => {
    platform.answer = 'accepted, answer lost';
    const job = await submitOne();
    await until('a submission', () => platform.submitted.length === 1);
    platform.shown = [];
    await cancelJob(provider.jobs, requestBy(ada), { jobId: job.id });
    assert.equal((await ended(job)).detail?.code, 'cancelled-before-start');
    assert.equal(await platform.run(), 75);
  });

  it('cancels again where the batch server has forgotten that it was asked', async () => {
    const job = await submitOne();
    await accepted(job);
    await cancelJob(provider.jobs, requestBy(ada), { jobId: job.id });
    await until('a repeated cancellation', () => platform.cancelled.length > 2);
    platform.show({ state: 'ended', end: 'cancelled' });
    assert.equal((await ended(job)).detail?.code, 'cancelled-before-start');
  });

  it('cancels both copies of a submission that arrived twice', async () => {
    const job = await submitOne();
    await accepted(job);
    const [first] = platform.shown;
    assert.ok(first);
    platform.shown.push({ ...first, batchId: '99.pbs' as BatchId });
    await cancelJob(provider.jobs, requestBy(ada), { jobId: job.id });
    await until('the first cancellation', () => platform.cancelled.length > 0);
    platform.shown = platform.shown.slice(1);
    await until('the second cancellation', () =>
      platform.cancelled.some(({ batchId }) => batchId === '99.pbs'),
    );
    platform.shown = [];
    assert.equal((await ended(job)).detail?.code, 'cancelled-before-start');
  });

  it('submits a lost job again, elsewhere, where its application allows it', async () => {
    const job = await submitOne('urn:test:restartable');
    const first = await accepted(job);
    platform.shown = [];
    const second = await until('a second attempt', async () => {
      const found = await now(job);
      return found.attempt === 2 && found.submittedAt !== undefined && found;
    });
    assert.notEqual(second.token, first.token);
    assert.notEqual(second.workspace, first.workspace);
    await platform.run();
    assert.equal((await ended(job)).state, 'finished');
    assert.equal(platform.submitted.length, 2);
  });

  it('does not take a job that was given the same id for its own', async () => {
    const job = await submitOne();
    await accepted(job);
    platform.shown = [{ batchId: '1.pbs' as BatchId, name: 'STDIN', state: 'running' }];
    assert.equal((await ended(job)).detail?.code, 'lost');
  });

  it('ends a job that no node took and that is kept for an operator, and takes it out of the queue', async () => {
    const job = await submitOne();
    await accepted(job);
    platform.show({ state: 'held', end: 'launch-failed', comment: 'No such user on node3.' });
    const { detail } = await ended(job);
    assert.deepEqual(
      [detail?.code, detail?.text],
      [
        'launch-failed',
        'The job could not be started. Nothing is charged. Reason given: No such user on node3.',
      ],
    );
    await assertNotCharged(job);
    await until('a cancellation', () => platform.cancelled.length === 1);
    assert.equal(await platform.run(), 75);
  });

  it('takes its own lock for no beginning of the run, where it was killed between locking and telling the end', async () => {
    const shownAs = [
      { state: 'ended', end: 'exited', exitCode: 1 },
      { state: 'held', end: 'launch-failed' },
    ] as const;
    for (const shown of shownAs) {
      const job = await submitOne();
      await accepted(job);
      await forbidRun(job.workspace);
      platform.show(shown);
      assert.equal((await ended(job)).detail?.code, 'launch-failed');
      await assertNotCharged(job);
      assert.equal(await platform.run(), 75);
    }
  });

  it('says exit-unknown of a job whose status nobody tells', async () => {
    const job = await submitOne();
    await accepted(job);
    platform.show({ state: 'ended', end: 'exited' });
    const end = await ended(job);
    assert.deepEqual([end.state, end.detail?.code], ['failed', 'exit-unknown']);
  });

  it('tells a run over its wall time, a failed node and an operator’s qdel apart', async () => {
    for (const [end, code, state] of [
      ['wall-time-exceeded', 'over-wall-time', 'failed'],
      ['node-failed', 'node-failure', 'failed'],
      ['cancelled', 'cancelled-by-provider', 'cancelled'],
    ] as const) {
      const job = await submitOne();
      await accepted(job);
      platform.show({ state: 'ended', end, startedAt: new Date() });
      const found = await ended(job);
      assert.deepEqual([found.state, found.detail?.code], [state, code]);
      platform.shown = [];
    }
  });

  it('sees the end of a run though something else is written down of it meanwhile, and nobody can be asked', async () => {
    const job = await submitOne();
    await accepted(job);
    platform.down = true;
    let writes = true;
    const write = async () => {
      while (writes) {
        await provider.store.db
          .updateTable('jobs')
          .set((eb) => ({ version: eb('version', '+', 1) }))
          .where('id', '=', job.id)
          .execute();
      }
    };
    const writing = write();
    await platform.run();
    await platform.morePolls(2);
    writes = false;
    await writing;
    assert.equal((await ended(job)).detail?.code, 'done');
  });

  it('says second-start where the batch system ran the script again over its own beginning', async () => {
    const job = await submitOne('urn:test:waiter');
    await accepted(job);
    platform.show({ state: 'running' });
    await inState(job, 'running');
    platform.show({ state: 'queued' });
    await inState(job, 'queued');
    platform.show({ state: 'ended', end: 'exited', exitCode: 75 });
    assert.equal((await ended(job)).detail?.code, 'second-start');
  });

  it('says second-start of a run that an operator has put back, and takes it out of the queue', async () => {
    const job = await submitOne('urn:test:waiter');
    await accepted(job);
    platform.show({ state: 'running' });
    const run = platform.run();
    await until('a beginning', async () => (await readRuns(job)) === 'run\n');
    platform.show({ state: 'queued' });
    platform.node?.kill('SIGTERM');
    assert.equal(await run, 143);
    const end = await ended(job);
    assert.deepEqual([end.state, end.detail?.code, end.exitCode], ['failed', 'second-start', 143]);
    await assertNotCharged(job);
    assert.deepEqual(
      platform.cancelled.map(({ batchId }) => batchId),
      ['1.pbs'],
    );
  });

  it('tells once that a run is back in the queue whose node died with it, however long it waits there', async () => {
    const job = await submitOne('urn:test:waiter');
    await accepted(job);
    platform.show({ state: 'running' });
    const run = platform.run();
    await until('a beginning', async () => (await readRuns(job)) === 'run\n');
    await inState(job, 'running');
    await killRun(job);
    await run;
    platform.show({ state: 'held' });
    await inState(job, 'held');
    await platform.morePolls(4);
    platform.show({ state: 'queued', comment: 'Not enough nodes.' });
    await inState(job, 'queued');
    await platform.morePolls(4);
    const told = (await transitionsOf(provider.store.db, job.id)).map(({ state }) => state);
    assert.deepEqual(told, ['created', 'staging-in', 'queued', 'running', 'held', 'queued']);
    platform.show({ state: 'ended', end: 'exited', exitCode: 75 });
    assert.equal((await ended(job)).detail?.code, 'second-start');
  });

  it('sees the end of a run that is held after it by its files, though nothing tells of their changes', async () => {
    const job = await withoutWatches(async () => {
      const submitted = await submitOne();
      await accepted(submitted);
      return submitted;
    });
    await platform.run();
    // Slurm's SPECIAL_EXIT and REQUEUE_HOLD; no poll has seen it running.
    platform.show({ state: 'held' });
    assert.equal((await ended(job)).state, 'finished');
  });

  for (const absurd of [-5, Number.NaN, 1e300, Number.POSITIVE_INFINITY]) {
    it(`ends and is charged as agreed where the batch system counts ${absurd}`, async () => {
      const job = await submitOne('urn:test:broken');
      await accepted(job);
      const usage = { cpuTime: absurd, memory: absurd, nodes: absurd };
      platform.show({ state: 'ended', end: 'exited', exitCode: 3, usage });
      await platform.run();
      const { detail, charge = -1, ceiling, usage: counted } = await ended(job);
      assert.equal(detail?.code, 'exit-status');
      assert.ok(charge > 0 && charge <= ceiling, `${charge} of ${ceiling}`);
      assert.equal(counted.nodes, 1);
    });
  }

  it('counts the wall time by one clock where that of the batch server is behind', async () => {
    const job = await submitOne();
    await accepted(job);
    platform.show({ state: 'running', startedAt: new Date(Date.now() - 3_600_000) });
    await inState(job, 'running');
    await platform.run();
    const { usage } = await ended(job);
    assert.ok((usage.wallTime ?? Number.NaN) < 600_000, `${usage.wallTime} ms`);
  });

  it('passes a cancellation on and waits for the batch system to show the end', async () => {
    const job = await submitOne();
    await accepted(job);
    await cancelJob(provider.jobs, requestBy(ada), { jobId: job.id, reason: 'no more need' });
    await until('a cancellation', () => platform.cancelled.length > 0);
    assert.equal((await now(job)).state, 'queued');
    platform.show({ state: 'ended', end: 'cancelled' });
    const end = await ended(job);
    assert.deepEqual([end.state, end.detail?.code], ['cancelled', 'cancelled-before-start']);
    assert.match(end.detail?.text ?? '', /no more need/);
    await assertNotCharged(job);
  });

  it('asks for all jobs in one question, and never because a client asks', async () => {
    const jobs = [await submitOne(), await submitOne(), await submitOne()];
    for (const job of jobs) await accepted(job);
    await platform.morePolls(1);
    const before = platform.polls;
    const signal = new AbortController().signal;
    for (const job of jobs) {
      for (let count = 0; count < 50; count += 1) await now(job);
      await waitForJob(provider.jobs, ada, { jobId: job.id, version: 0, timeout: 0 }, signal);
    }
    assert.ok(platform.polls - before <= 1, `${platform.polls - before} polls for 150 questions`);
    platform.shown = [];
  });
});
