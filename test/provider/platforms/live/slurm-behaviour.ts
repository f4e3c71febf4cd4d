import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { CommandSettings } from '../../../../src/provider/platforms/command.ts';
import type { BatchId, JobToken, Platform } from '../../../../src/provider/platforms/platform.ts';
import { type Cluster, clusterOrSkip } from '../../../slurm/cluster.ts';
import { leaveOut } from '../../../support/leave-out.ts';
import { until } from '../../../support/until.ts';
import { look, makeRun, submitted, untilShown } from './batch-run.ts';

const execute = promisify(execFile);

/** What any platform in front of a live Slurm must do, through whichever commands. */
export function behavesOnSlurm(create: (settings: CommandSettings) => Platform): void {
  let cluster: Cluster;
  let platform: Platform;

  before(async function () {
    cluster = await clusterOrSkip(this);
    platform = create({ environment: cluster.environment });
  });

  const slurm = (command: string, ...args: string[]) =>
    execute(command, args, { env: { ...process.env, ...cluster.environment } });

  it('runs a job to its end and tells its exit status, times, node and usage', async () => {
    const run = await makeRun('echo "$PLEGMA_TOKEN"; pwd; echo bad >&2; sleep 1; exit 7', {
      processorsPerNode: 2,
      wallTime: 120,
      memory: 100_000_000,
    });
    const job = await submitted(platform, run);
    await untilShown(platform, job, (shown) => shown?.state === 'running');
    const end = await untilShown(platform, job, (shown) => shown?.state === 'ended');
    assert.equal(end?.end, 'exited');
    assert.equal(end.exitCode, 7);
    assert.equal(end.batchId, job.batchId);
    assert.equal(end.queue, 'batch');
    assert.match(end.nodes?.join() ?? '', /^node\d$/);
    assert.ok((end.endedAt?.getTime() ?? 0) >= (end.startedAt?.getTime() ?? Number.POSITIVE_INFINITY));
    assert.ok(Math.abs((end.submittedAt?.getTime() ?? 0) - job.submittedAt.getTime()) < 10_000);
    assert.equal(await readFile(run.stdout, 'utf8'), `${run.token}\n${run.workspace}\n`);
    assert.equal(await readFile(run.stderr, 'utf8'), 'bad\n');
  });

  it('keeps the service’s environment out of the job', async () => {
    process.env['PLEGMA_SECRET'] = 'leaked';
    const run = await makeRun('env');
    const job = await submitted(platform, run);
    await untilShown(platform, job, (shown) => shown?.state === 'ended');
    delete process.env['PLEGMA_SECRET'];
    assert.doesNotMatch(await readFile(run.stdout, 'utf8'), /leaked/);
  });

  it('ends a running job and a queued one when asked, and is content when they are gone already', async () => {
    const running = await submitted(
      platform,
      await makeRun('exec sleep 600', { nodes: 8, processorsPerNode: 2 }),
    );
    const shown = await untilShown(platform, running, (now) => now?.state === 'running');
    const { nodes } = await platform.describe();
    const busy = nodes.filter(({ jobs }) => jobs?.includes(running.batchId)).map(({ name }) => name);
    assert.deepEqual(busy, shown?.nodes);
    const queued = await submitted(
      platform,
      await makeRun('exec sleep 600', { nodes: 8, processorsPerNode: 2 }),
    );
    assert.equal((await look(platform, queued))?.state, 'queued');
    for (const job of [queued, running]) {
      await platform.cancel(job);
      const end = await untilShown(platform, job, (shown) => shown?.state === 'ended');
      assert.equal(end?.end, 'cancelled');
      await platform.cancel(job);
    }
    assert.equal((await look(platform, queued))?.exitCode, undefined);
  });

  it('does not end a job whose id is ours but whose name is not: the id was given out again', async () => {
    const other = await submitted(platform, await makeRun('exec sleep 600'));
    const ours = { ...other, token: 'plg000000000000' as JobToken };
    await platform.cancel(ours);
    assert.equal(await look(platform, ours), undefined);
    const shown = await untilShown(platform, other, (view) => view?.state === 'running');
    assert.equal(shown?.name, other.token);
    const longAgo = { ...other, submittedAt: new Date('2020-01-01') };
    await platform.cancel(longAgo);
    assert.equal(await look(platform, longAgo), undefined);
    assert.equal((await look(platform, other))?.state, 'running');
    await platform.cancel(other);
  });

  it('finds a job by its token when its id never arrived', async () => {
    const job = await submitted(platform, await makeRun('true'));
    const shown = await platform.poll([]);
    assert.equal(shown.find((other) => other.name === job.token)?.batchId, job.batchId);
  });

  it('shows a held job as held, with the reason', async () => {
    const blocker = await submitted(
      platform,
      await makeRun('exec sleep 600', { nodes: 8, processorsPerNode: 2 }),
    );
    await untilShown(platform, blocker, (shown) => shown?.state === 'running');
    const job = await submitted(platform, await makeRun('true'));
    await slurm('scontrol', 'hold', job.batchId);
    const shown = await look(platform, job);
    assert.equal(shown?.state, 'held');
    assert.match(shown.comment ?? '', /JobHeld/);
    assert.equal(shown.startedAt, undefined);
    for (const each of [job, blocker]) await platform.cancel(each);
  });

  it('still believes a job that an administrator requeued', async () => {
    const job = await submitted(platform, await makeRun('exec sleep 600'));
    await untilShown(platform, job, (shown) => shown?.state === 'running');
    await slurm('scontrol', 'requeue', job.batchId);
    const shown = await untilShown(
      platform,
      job,
      (view) => view?.state === 'queued' || view?.state === 'held',
    );
    assert.equal(shown?.batchId, job.batchId);
    await platform.cancel(job);
    await untilShown(platform, job, (view) => view?.state === 'ended');
  });

  it('tells a killed script and one that could not start from one that failed', async () => {
    const killed = await submitted(platform, await makeRun('kill -9 $$'));
    const missing = await submitted(platform, { ...(await makeRun('true')), stdout: '/nosuch/dir/out' });
    const end = await untilShown(platform, killed, (shown) => shown?.state === 'ended');
    assert.deepEqual([end?.end, end?.exitCode], ['exited', 137]);
    assert.equal(
      (await untilShown(platform, missing, (shown) => shown?.state === 'ended'))?.end,
      'launch-failed',
    );
  });

  it('refuses with the batch system’s own words what no queue can run', async () => {
    const unknownQueue = await platform.submit(await makeRun('true', {}, 'nosuch'));
    assert.equal(unknownQueue.kind, 'refused');
    assert.match(unknownQueue.kind === 'refused' ? unknownQueue.reason : '', /^sbatch: error: .*partition/);
    const tooMuch = await platform.submit(await makeRun('true', { nodes: 99 }));
    assert.equal(tooMuch.kind, 'refused');
  });

  it('sends a job to the nodes of a property', async () => {
    const job = await submitted(platform, await makeRun('true', { nodes: 2, nodeProperty: 'bio' }));
    const end = await untilShown(platform, job, (shown) => shown?.state === 'ended');
    assert.deepEqual(end?.nodes, ['node6', 'node8']);
  });

  it('shows nothing for an id that the batch system does not know', async () => {
    const run = await makeRun('true');
    const job = { ...run, batchId: '999999' as BatchId, submittedAt: new Date() };
    assert.equal(await look(platform, job), undefined);
    await platform.cancel(job);
  });

  it('is not deceived by a job whose name holds a line break', async function () {
    if (process.getuid?.() !== 0)
      leaveOut(this, 'It takes a job of another user, and only root can become one.');
    const ours = await submitted(platform, await makeRun('exec sleep 600'));
    await untilShown(platform, ours, (shown) => shown?.state === 'running');
    const forged = `x\n${ours.batchId}|COMPLETED|None|0|||||||||${ours.token}|\nJobId=${ours.batchId} JobName=${ours.token} JobState=COMPLETED`;
    await execute(
      'setpriv',
      [
        '--reuid=nobody',
        '--regid=nogroup',
        '--clear-groups',
        'sbatch',
        '-J',
        forged,
        '--wrap',
        'sleep 5',
        '-o',
        '/dev/null',
      ],
      {
        env: { ...process.env, ...cluster.environment, HOME: '/tmp' },
        cwd: '/tmp',
      },
    );
    const shown = (await platform.poll([ours])).filter((job) => job.name === ours.token);
    assert.deepEqual(
      shown.map((job) => job.state),
      ['running'],
    );
    await platform.cancel(ours);
  });

  it('lets no value reach a shell: bad names and paths are refused before any command runs', async () => {
    const run = await makeRun('true');
    const attempts = [
      { ...run, token: 'x;touch /tmp/plg-injected' as JobToken },
      { ...run, token: '$(touch /tmp/plg-injected)' as JobToken },
      { ...run, queue: 'batch;touch /tmp/plg-injected' },
      { ...run, stdout: `${run.workspace}/a b` },
      { ...run, stdout: `${run.workspace}/%u` },
      { ...run, script: '--wrap=touch' },
      { ...run, requirements: { nodeProperty: 'chem`id`' } },
      { ...run, requirements: { nodes: Number.NaN } },
    ];
    for (const attempt of attempts) {
      assert.equal((await platform.submit(attempt)).kind, 'refused', JSON.stringify(attempt));
    }
  });

  it('describes queues with their limits and nodes with their state and properties', async () => {
    const job = await submitted(platform, await makeRun('exec sleep 600', { processorsPerNode: 2 }, 'chem'));
    await untilShown(platform, job, (shown) => shown?.state === 'running');
    // What ran on it for the test before may still be on its way out.
    const { queues, nodes } = await until('node1 is free', async () => {
      const described = await platform.describe();
      return described.nodes.find(({ name }) => name === 'node1')?.state !== 'busy' && described;
    });
    await platform.cancel(job);
    assert.deepEqual(queues.map((queue) => queue.name).sort(), ['batch', 'bio', 'chem']);
    const chem = queues.find((queue) => queue.name === 'chem');
    assert.deepEqual([chem?.enabled, chem?.running, chem?.limits.wallTime], [true, 1, 86_400]);
    assert.equal(nodes.length, 8);
    const busy = nodes.find((node) => node.name === 'node5');
    assert.deepEqual([busy?.state, busy?.processors, busy?.processorsInUse], ['busy', 2, 2]);
    assert.deepEqual(busy?.properties, ['chem']);
    const free = nodes.find((node) => node.name === 'node1');
    assert.deepEqual([free?.state, free?.memory], ['free', 1000 * 1024 * 1024]);
  });
}
