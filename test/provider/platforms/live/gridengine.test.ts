import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGridEnginePlatform } from '../../../../src/provider/platforms/gridengine/gridengine.ts';
import type { BatchId, JobToken, KnownJob, Platform } from '../../../../src/provider/platforms/platform.ts';
import { type Cell, cellOrSkip } from '../../../gridengine/cell.ts';
import { until } from '../../../support/until.ts';
import { look, makeRun, submitted, untilShown } from './batch-run.ts';

const execute = promisify(execFile);

describe('platform gridengine on a live Grid Engine', function () {
  this.timeout(60_000);
  let cell: Cell;
  let platform: Platform;

  before(async function () {
    cell = await cellOrSkip(this);
    platform = createGridEnginePlatform(cell);
  });

  const command = (name: string, ...words: string[]) =>
    execute(join(cell.path, name), words, { env: { ...process.env, ...cell.environment } });

  async function running(script: string): Promise<KnownJob> {
    const job = await submitted(platform, await makeRun(script));
    await untilShown(platform, job, (shown) => shown?.state === 'running');
    return job;
  }

  const ended = (job: KnownJob) => untilShown(platform, job, (shown) => shown?.state === 'ended');

  async function cancelled(job: KnownJob): Promise<void> {
    await platform.cancel(job);
    await untilShown(platform, job, (shown) => shown === undefined || shown.state === 'ended');
  }

  it('runs a job to its end and tells its exit status, times, host and usage', async () => {
    const run = await makeRun('echo "$PLEGMA_TOKEN"; pwd; echo bad >&2; sleep 1; exit 7', {
      processorsPerNode: 2,
      wallTime: 120,
    });
    const job = await submitted(platform, run);
    await untilShown(platform, job, (shown) => shown?.state === 'running');
    const end = await ended(job);
    assert.deepEqual([end?.end, end?.exitCode, end?.batchId], ['exited', 7, job.batchId]);
    assert.equal(end?.queue, 'batch');
    assert.equal(end.nodes?.length, 1);
    assert.ok((end.endedAt?.getTime() ?? 0) > (end.startedAt?.getTime() ?? Number.POSITIVE_INFINITY));
    assert.ok(Math.abs((end.submittedAt?.getTime() ?? 0) - job.submittedAt.getTime()) < 10_000);
    assert.ok((end.usage?.wallTime ?? 0) >= 1);
    assert.equal(await readFile(run.stdout, 'utf8'), `${run.token}\n${run.workspace}\n`);
    assert.equal(await readFile(run.stderr, 'utf8'), 'bad\n');
  });

  it('keeps the service’s environment out of the job', async () => {
    process.env['PLEGMA_SECRET'] = 'leaked';
    const run = await makeRun('env');
    await ended(await submitted(platform, run));
    delete process.env['PLEGMA_SECRET'];
    assert.doesNotMatch(await readFile(run.stdout, 'utf8'), /leaked/);
  });

  it('ends a running job and a queued one, which leaves no trace, and is content when they are gone already', async () => {
    const first = await submitted(platform, await makeRun('exec sleep 600', { processorsPerNode: 8 }));
    await untilShown(platform, first, (shown) => shown?.state === 'running');
    const second = await submitted(platform, await makeRun('exec sleep 600', { processorsPerNode: 8 }));
    assert.equal((await look(platform, second))?.state, 'queued');
    await platform.cancel(second);
    await untilShown(platform, second, (shown) => shown === undefined);
    await platform.cancel(first);
    assert.equal((await ended(first))?.end, 'cancelled');
    for (const job of [first, second]) await platform.cancel(job);
  });

  it('does not end a job whose id is ours but whose name is not', async () => {
    const other = await running('exec sleep 600');
    const ours = { ...other, token: 'plg000000000000' as JobToken };
    await platform.cancel(ours);
    assert.equal(await look(platform, ours), undefined);
    assert.equal((await look(platform, other))?.state, 'running');
    await cancelled(other);
  });

  it('finds a job by its token when its id never arrived', async () => {
    const job = await running('exec sleep 600');
    const shown = await platform.poll([]);
    assert.equal(shown.find((other) => other.name === job.token)?.batchId, job.batchId);
    await cancelled(job);
  });

  it('shows a job that an operator holds or suspends', async () => {
    const blocker = await submitted(platform, await makeRun('exec sleep 600', { processorsPerNode: 8 }));
    await untilShown(platform, blocker, (shown) => shown?.state === 'running');
    const waiting = await submitted(platform, await makeRun('true'));
    await command('qhold', waiting.batchId);
    assert.equal((await look(platform, waiting))?.state, 'held');
    await command('qmod', '-sj', blocker.batchId);
    await untilShown(platform, blocker, (shown) => shown?.state === 'suspended');
    for (const job of [waiting, blocker]) await cancelled(job);
  });

  it('tells a job over its run time from a script that was killed and from a status above 128', async () => {
    const jobs = await Promise.all(
      [
        makeRun('trap "" TERM USR1; while :; do sleep 1; done', { wallTime: 2 }),
        makeRun('kill -9 $$'),
        makeRun('exit 137'),
      ].map(async (run) => submitted(platform, await run)),
    );
    const ends = await Promise.all(jobs.map(ended));
    assert.deepEqual(
      ends.map((end) => [end?.end, end?.exitCode]),
      [
        ['wall-time-exceeded', 137],
        ['cancelled', 137],
        ['exited', 137],
      ],
    );
  });

  it('does not take a run for the end that its status 99 has put back into the queue', async () => {
    const job = await submitted(platform, await makeRun('exit 99'));
    await until('a run in the accounting', () =>
      command('qacct', '-j', job.batchId).then(
        ({ stdout }) => stdout.includes('rescheduling'),
        () => false,
      ),
    );
    assert.notEqual((await look(platform, job))?.state, 'ended');
    await platform.cancel(job);
    await untilShown(platform, job, (shown) => shown === undefined);
  });

  it('tells of a job that cannot be started that it could not be launched, and can end it', async () => {
    const job = await submitted(platform, { ...(await makeRun('true')), stdout: '/nosuch/dir/out' });
    const shown = await untilShown(platform, job, (now) => now?.end !== undefined);
    assert.deepEqual([shown?.state, shown?.end], ['held', 'launch-failed']);
    assert.match(shown?.comment ?? '', /qstat -j/);
    await platform.cancel(job);
    await untilShown(platform, job, (now) => now === undefined);
  });

  it('refuses with Grid Engine’s own words what no queue can run', async () => {
    const refusals = await Promise.all([
      makeRun('true', {}, 'nosuch').then((run) => platform.submit(run)),
      makeRun('true', { processorsPerNode: 99 }).then((run) => platform.submit(run)),
      makeRun('true', { wallTime: 3600 }, 'short').then((run) => platform.submit(run)),
      makeRun('true', { nodeProperty: 'bio' }).then((run) => platform.submit(run)),
    ]);
    assert.deepEqual(
      refusals.map((outcome) => outcome.kind === 'refused' && outcome.reason),
      [
        'Unable to run job: Job was rejected because job requests unknown queue "nosuch" Exiting.',
        'Unable to run job: error: no suitable queues Exiting.',
        'Unable to run job: error: no suitable queues Exiting.',
        'Unable to run job: unknown resource "bio" Exiting.',
      ],
    );
  });

  it('takes a job with a property, memory and a queue', async () => {
    const requirements = { nodeProperty: 'chem', memory: 100_000_000, wallTime: 20 };
    const end = await ended(await submitted(platform, await makeRun('true', requirements, 'short')));
    assert.deepEqual([end?.end, end?.exitCode, end?.queue], ['exited', 0, 'short']);
  });

  it('shows nothing for an id that Grid Engine does not know', async () => {
    const job = { ...(await makeRun('true')), batchId: '999999' as BatchId, submittedAt: new Date() };
    assert.equal(await look(platform, job), undefined);
    await platform.cancel(job);
  });

  it('describes queues with their run times and the host with its property, jobs and slots in use', async () => {
    const job = await running('exec sleep 600');
    const { queues, nodes } = await platform.describe();
    await cancelled(job);
    assert.deepEqual(
      queues.map(({ name, enabled, running, limits }) => [name, enabled, running, limits.wallTime]),
      [
        ['batch', true, 1, undefined],
        ['short', true, 0, 30],
      ],
    );
    const [host, ...others] = nodes;
    assert.equal(others.length, 0);
    assert.deepEqual(queues[0]?.nodes, [host?.name]);
    assert.deepEqual([host?.properties, host?.jobs, host?.processorsInUse], [['chem'], [job.batchId], 1]);
  });

  it('cannot be asked while sge_qmaster is killed, and shows what runs when it is back', async () => {
    const job = await running('exec sleep 600');
    const run = await makeRun('true');
    await cell.crashController();
    await assert.rejects(platform.poll([job]), { code: 'BATCH_UNAVAILABLE' });
    await assert.rejects(platform.submit(run), { code: 'BATCH_UNAVAILABLE' });
    await cell.restart();
    assert.equal((await look(platform, job))?.state, 'running');
    await platform.cancel(job);
    const shown = await look(platform, job);
    assert.ok(shown === undefined || shown.state === 'exiting' || shown.state === 'ended', shown?.state);
  });
});
