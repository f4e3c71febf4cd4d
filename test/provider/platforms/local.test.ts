import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newJobToken } from '../../../src/provider/platforms/job-token.ts';
import { LocalPlatform } from '../../../src/provider/platforms/local/local.ts';
import type { BatchJob, BatchRun, KnownJob, Requirements } from '../../../src/provider/platforms/platform.ts';
import { mendClock, setClock } from '../../support/clock.ts';
import { leaveOut } from '../../support/leave-out.ts';
import { killOutright, runningProcesses } from '../../support/processes.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';

describe('local platform', () => {
  let root: string;
  let spool: string;
  const killed: ChildProcessWithoutNullStreams[] = [];

  beforeEach(() => {
    root = temporaryDirectory('local');
    spool = join(root, 'spool');
  });
  afterEach(async () => {
    for (const child of killed.splice(0)) child.kill('SIGKILL');
  });

  async function runOf(script: string, requirements: Requirements = {}): Promise<BatchRun> {
    const token = newJobToken();
    const workspace = join(root, token);
    await mkdir(workspace);
    await writeFile(join(workspace, 'job.sh'), script);
    const [stdout, stderr] = [join(workspace, 'out'), join(workspace, 'err')];
    return { token, workspace, script: join(workspace, 'job.sh'), stdout, stderr, requirements };
  }
  const known = async (run: BatchRun, platform: LocalPlatform): Promise<KnownJob> => {
    const job = await shown(platform, run);
    return { batchId: job.batchId, token: run.token, workspace: run.workspace, submittedAt: new Date() };
  };
  const shown = async (platform: LocalPlatform, run: BatchRun): Promise<BatchJob> => {
    const job = (await platform.poll([])).find(({ name }) => name === run.token);
    assert.ok(job, 'the platform does not show the job');
    return job;
  };
  const ended = (platform: LocalPlatform, run: BatchRun): Promise<BatchJob> =>
    until('the end of the job', async () => {
      const job = await shown(platform, run);
      return job.state === 'ended' && job;
    });
  const running = (run: BatchRun) => until('a started job', () => existsSync(join(run.workspace, 'started')));

  /** Lines for a script that says that it has started and runs until the test lets it go. */
  const heldScript = 'touch started\nwhile [ ! -e go ]; do sleep 0.02; done\n';
  const release = (run: BatchRun) => writeFile(join(run.workspace, 'go'), '');

  it('runs a script in its workspace and tells its status and times', async () => {
    const platform = new LocalPlatform({ spool, slots: 1 });
    const run = await runOf('pwd; echo oops >&2; exit 7\n');
    const outcome = await platform.submit(run);
    assert.equal(outcome.kind, 'accepted');
    const job = await ended(platform, run);
    assert.equal(job.exitCode, 7);
    assert.equal(job.end, 'exited');
    assert.ok(job.startedAt && job.endedAt && job.endedAt >= job.startedAt);
    assert.equal(await readFile(run.stdout, 'utf8'), `${run.workspace}\n`);
    assert.equal(await readFile(run.stderr, 'utf8'), 'oops\n');
  });

  it('runs no more at once than it has slots, in the order of submission', async () => {
    const platform = new LocalPlatform({ spool, slots: 2 });
    const runs = await Promise.all([1, 2, 3].map(() => runOf(heldScript)));
    for (const run of runs) await platform.submit(run);
    const [first, second, third] = runs;
    assert.ok(first && second && third);
    await Promise.all([running(first), running(second)]);
    assert.equal((await shown(platform, third)).state, 'queued');
    await release(first);
    await running(third);
    await Promise.all([release(second), release(third)]);
    await Promise.all(runs.map((run) => ended(platform, run)));
  });

  it('takes the same token twice as one run', async () => {
    const platform = new LocalPlatform({ spool, slots: 2 });
    const run = await runOf('echo run >>runs\n');
    assert.deepEqual(await platform.submit(run), await platform.submit(run));
    await ended(platform, run);
    assert.equal(await readFile(join(run.workspace, 'runs'), 'utf8'), 'run\n');
  });

  it('ends the whole process group on cancel, grandchildren too', async () => {
    const platform = new LocalPlatform({ spool, slots: 1 });
    const run = await runOf('sleep 1000 & echo $! >grandchild\ntouch started\nwait\n');
    await platform.submit(run);
    await running(run);
    await platform.cancel(await known(run, platform));
    const job = await ended(platform, run);
    assert.equal(job.end, 'cancelled');
    const grandchild = Number(await readFile(join(run.workspace, 'grandchild'), 'utf8'));
    await until(
      'the end of the grandchild',
      () => !existsSync(`/proc/${grandchild}/cmdline`) || isDefunct(grandchild),
    );
  });

  it('kills what does not listen to TERM', async () => {
    const platform = new LocalPlatform({ spool, slots: 1 });
    const run = await runOf("trap '' TERM\ntouch started\nwhile :; do sleep 0.05; done\n");
    await platform.submit(run);
    await running(run);
    await platform.cancel(await known(run, platform));
    assert.equal((await ended(platform, run)).end, 'cancelled');
  });

  it('never starts a run that was cancelled while it waited', async () => {
    const platform = new LocalPlatform({ spool, slots: 1 });
    const [first, second] = [await runOf(heldScript), await runOf('touch started\n')];
    await platform.submit(first);
    await platform.submit(second);
    await running(first);
    await platform.cancel(await known(second, platform));
    const job = await shown(platform, second);
    assert.deepEqual([job.state, job.end, job.startedAt], ['ended', 'cancelled', undefined]);
    await release(first);
    await ended(platform, first);
    assert.equal(existsSync(join(second.workspace, 'started')), false);
  });

  it('does not end a run whose wall time is over only because the clock was set forward', async () => {
    const run = await runOf(heldScript, { wallTime: 600 });
    const platform = new LocalPlatform({ spool, slots: 1 });
    await platform.submit(run);
    await running(run);
    setClock(3_600_000);
    try {
      for (let polls = 0; polls < 3; polls += 1) assert.equal((await shown(platform, run)).state, 'running');
    } finally {
      mendClock();
    }
    await release(run);
    assert.equal((await ended(platform, run)).end, 'exited');
  });

  it('ends a run whose wall time is over, without help of the service', async () => {
    const platform = new LocalPlatform({ spool, slots: 1 });
    const run = await runOf('sleep 1000\n', { wallTime: 1 });
    await platform.submit(run);
    assert.equal((await ended(platform, run)).end, 'wall-time-exceeded');
  });

  it('leaves the wall time alone where the job ends in time', async () => {
    const platform = new LocalPlatform({ spool, slots: 1 });
    const run = await runOf('exit 3\n', { wallTime: 600 });
    await platform.submit(run);
    const job = await ended(platform, run);
    assert.deepEqual([job.end, job.exitCode], ['exited', 3]);
  });

  it('lets jobs go on when the service is killed, adopts them and starts those that waited', async () => {
    const runs = [await runOf(`${heldScript}exit 5\n`), await runOf('echo run >>runs\n')];
    const [going, waiting] = runs;
    assert.ok(going && waiting);
    await killAfterSubmitting(runs);
    await running(going);
    const platform = new LocalPlatform({ spool, slots: 1 });
    assert.equal((await shown(platform, going)).state, 'running');
    assert.equal((await shown(platform, waiting)).state, 'queued');
    await release(going);
    assert.equal((await ended(platform, going)).exitCode, 5);
    assert.equal((await ended(platform, waiting)).exitCode, 0);
    assert.equal(await readFile(join(waiting.workspace, 'runs'), 'utf8'), 'run\n');
  });

  it('cancels a job that it has adopted', async () => {
    const run = await runOf(heldScript);
    await killAfterSubmitting([run]);
    await running(run);
    const platform = new LocalPlatform({ spool, slots: 1 });
    await platform.cancel(await known(run, platform));
    assert.equal((await ended(platform, run)).end, 'cancelled');
  });

  it('does not take another process with the same pid for the job', async () => {
    const run = await runOf(heldScript);
    await killAfterSubmitting([run]);
    await running(run);
    const file = join(spool, `${run.token}.process`);
    const launcher = await readFile(file, 'utf8');
    await writeFile(file, `${process.pid}\n${await readFile('/proc/1/stat', 'utf8')}`);
    assert.equal((await shown(new LocalPlatform({ spool, slots: 1 }), run)).state, 'ended');
    await writeFile(file, launcher);
    await release(run);
    await ended(new LocalPlatform({ spool, slots: 1 }), run);
  });

  describe('whose launcher was killed alone', () => {
    before(function () {
      if (process.platform !== 'linux')
        leaveOut(this, 'Processes are looked for in /proc, which Linux alone has.');
    });

    /** Its processes: the launcher first, then its watchdog, if any, then what runs. */
    const processesOf = async (run: BatchRun) =>
      (await runningProcesses()).filter(({ words }) => words.some((word) => word.includes(run.workspace)));
    const launchersOf = async (run: BatchRun) =>
      (await processesOf(run)).filter(({ words }) => words.includes('plegma-launcher'));
    async function orphan(run: BatchRun): Promise<{ platform: LocalPlatform; group: number }> {
      const platform = new LocalPlatform({ spool, slots: 1 });
      await platform.submit(run);
      await running(run);
      const [launcher] = await launchersOf(run);
      assert.ok(launcher);
      assert.equal(launcher.pid, launcher.group);
      await killOutright(launcher.pid);
      return { platform, group: launcher.pid };
    }
    const membersOf = async (group: number) =>
      (await runningProcesses()).filter((process) => process.group === group);

    it('goes on until its script has ended; then nothing of its group is left', async () => {
      const run = await runOf(heldScript, { wallTime: 600 });
      const { platform, group } = await orphan(run);
      assert.equal((await shown(platform, run)).state, 'running');
      assert.equal((await shown(new LocalPlatform({ spool, slots: 1 }), run)).state, 'running');
      await release(run);
      const job = await ended(platform, run);
      // Only the script itself knows its status now.
      assert.deepEqual([job.end, job.exitCode], [undefined, undefined]);
      assert.deepEqual(await membersOf(group), []);
    });

    it('takes with it what the application has left behind when the script has said its last word', async () => {
      const run = await runOf(`sh -c 'sleep 1000; :' ${root} &\n${heldScript}: >.app_wrapper_ended\n`);
      const { platform, group } = await orphan(run);
      await release(run);
      await ended(platform, run);
      assert.deepEqual(await membersOf(group), []);
    });

    it('is ended on cancel, though it does not listen to TERM', async () => {
      const run = await runOf("trap '' TERM\ntouch started\nwhile :; do sleep 0.05; done\n");
      const { platform, group } = await orphan(run);
      await platform.cancel(await known(run, platform));
      assert.equal((await ended(platform, run)).end, 'cancelled');
      assert.deepEqual(await membersOf(group), []);
    });

    it('is held to its wall time though its watchdog was killed too', async () => {
      const run = await runOf('touch started\nsleep 1000\n', { wallTime: 1 });
      const { platform, group } = await orphan(run);
      for (const { pid } of await launchersOf(run)) await killOutright(pid);
      assert.equal((await ended(platform, run)).end, 'wall-time-exceeded');
      assert.deepEqual(await membersOf(group), []);
    });

    it('is not taken for another group that has got its number', async () => {
      const run = await runOf(heldScript);
      const { group } = await orphan(run);
      const other = spawn('sh', ['-c', 'sleep 1000 & exit'], { detached: true });
      await once(other, 'exit');
      const file = join(spool, `${run.token}.process`);
      const written = await readFile(file, 'utf8');
      await writeFile(file, written.replace(/^\d+/, String(other.pid)));
      assert.equal((await shown(new LocalPlatform({ spool, slots: 1 }), run)).state, 'ended');
      const members = await membersOf(other.pid ?? 0);
      assert.equal(members.length, 1);
      for (const { pid } of [...members, ...(await membersOf(group))]) await killOutright(pid);
    });
  });

  it('says that it is unavailable where its spool is no directory', async () => {
    await writeFile(spool, '');
    const platform = new LocalPlatform({ spool, slots: 1 });
    await assert.rejects(platform.poll([]), { code: 'BATCH_UNAVAILABLE' });
    await rm(spool);
    assert.deepEqual(await platform.poll([]), []);
  });

  /** Submits in a process of its own and kills that by SIGKILL as soon as all were accepted. */
  async function killAfterSubmitting(runs: readonly BatchRun[]): Promise<void> {
    const harness = new URL('local-harness.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', harness, spool, '1']);
    killed.push(child);
    child.stdin.write(runs.map((run) => `${JSON.stringify(run)}\n`).join(''));
    let answered = '';
    child.stdout.on('data', (data: Buffer) => {
      answered += data.toString();
    });
    await until('all runs accepted', () => answered.split('accepted').length > runs.length);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
});

async function isDefunct(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
  return stat.includes(') Z');
}
