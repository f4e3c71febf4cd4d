import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeJobScript } from '../../../src/provider/jobs/job-script.ts';
import { workspaceIn } from '../../../src/provider/jobs/workspace.ts';
import type { BatchId, BatchRun, Platform } from '../../../src/provider/platforms/platform.ts';
import { createScriptPlatform } from '../../../src/provider/platforms/script/script.ts';
import { reachableDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import { look, makeRun, submitted, untilShown } from './live/batch-run.ts';

/** A site's scripts as GRIA describes them: the batch system behind them is the shell's own background. */
const startJob = `#!/bin/sh
echo "$*" >>"$(dirname "$0")/calls"
while getopts d:e:r: option; do
  case $option in d) cd "$OPTARG" || exit 1;; e) wrapper=$OPTARG;; *) ;; esac
done
setsid "$wrapper" >batch.log 2>&1 &
echo $! >.pid
touch .job_submitted
`;
const checkJob = `#!/bin/sh
echo checked >>"$(dirname "$0")/checks"
echo "step $(cat .app_wrapper_started 2>/dev/null | wc -l) in $PWD"
echo "debugging" >&2
`;
const KILL_JOB = '#!/bin/sh\nkill -s TERM -- "-$(cat .pid)"\nexit 0\n';

const scriptsIn = (directory: string) => ({
  startJob: join(directory, 'startJob'),
  checkJob: join(directory, 'checkJob'),
  killJob: join(directory, 'killJob'),
});

describe('platform script: a site’s own startJob, checkJob and killJob', () => {
  let site: string;
  let platform: Platform;

  beforeEach(async () => {
    site = reachableDirectory('site');
    await install({ startJob, checkJob, killJob: KILL_JOB });
    platform = createScriptPlatform({ scripts: scriptsIn(site), checkInterval: 3600, timeLimit: 2 });
  });

  async function install(scripts: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(scripts))
      await writeFile(join(site, name), text, { mode: 0o755 });
  }

  /** A run whose script is the one that the engine generates. */
  async function engineRun(body: string): Promise<BatchRun> {
    const run = await makeRun(body, { nodes: 2, wallTime: 60 }, 'chem');
    const workspace = workspaceIn(run.workspace);
    await mkdir(workspace.work);
    const script = writeJobScript({
      token: run.token,
      workspace,
      executable: run.script,
      arguments: [],
      environment: {},
    });
    await writeFile(workspace.script, script, { mode: 0o755 });
    return { ...run, script: workspace.script };
  }

  it('starts by the contract, reads the time line of marker files and the exit status', async () => {
    const run = await engineRun('sleep 1; exit 7');
    const job = await submitted(platform, run);
    assert.equal(
      await readFile(join(site, 'calls'), 'utf8'),
      `-d ${run.workspace} -e ${run.script} -r nodes=2 wallTime=60 queue=chem\n`,
    );
    await untilShown(platform, job, (shown) => shown?.state === 'running');
    const end = await untilShown(platform, job, (shown) => shown?.state === 'ended');
    assert.deepEqual([end?.end, end?.exitCode], ['exited', 7]);
    assert.ok((end?.endedAt?.getTime() ?? 0) >= (end?.startedAt?.getTime() ?? Number.POSITIVE_INFINITY));
  });

  it('shows checkJob’s report, and asks for it no oftener than it may', async () => {
    const job = await submitted(platform, await engineRun('exec sleep 60'));
    const told = await untilShown(platform, job, (shown) => shown?.comment !== undefined);
    assert.equal(told?.comment?.endsWith(`in ${job.workspace}`), true);
    await look(platform, job);
    assert.equal(await readFile(join(site, 'checks'), 'utf8'), 'checked\n');
    await platform.cancel(job);
  });

  it('shows no report when checkJob fails', async () => {
    await install({ checkJob: '#!/bin/sh\necho wrong\ntouch checked\nexit 2\n' });
    const job = await submitted(platform, await engineRun('exec sleep 60'));
    await untilShown(platform, job, () => existsSync(join(job.workspace, 'checked')));
    assert.equal((await look(platform, job))?.comment, undefined);
    await platform.cancel(job);
  });

  it('shows the end of a job while checkJob hangs for another', async () => {
    await install({ checkJob: '#!/bin/sh\n[ ! -e hangs ] || until [ -e free ]; do sleep 0.1; done\n' });
    const patient = createScriptPlatform({ scripts: scriptsIn(site), timeLimit: 600 });
    const hanging = await submitted(patient, await engineRun('exec sleep 60'));
    await writeFile(join(hanging.workspace, 'hangs'), '');
    const other = await submitted(patient, await engineRun('exit 0'));
    const seesTheEnd = async () => {
      const shown = await patient.poll([hanging, other]);
      return shown.find(({ name }) => name === other.token)?.state === 'ended';
    };
    await until('the end of the other', seesTheEnd);
    await writeFile(join(hanging.workspace, 'free'), '');
    await patient.cancel(hanging);
  });

  it('ends a running job by killJob, and one that never started', async () => {
    const running = await submitted(platform, await engineRun('exec sleep 60'));
    await untilShown(platform, running, (shown) => shown?.state === 'running');
    await platform.cancel(running);
    const end = await untilShown(platform, running, (shown) => shown?.state === 'ended');
    assert.deepEqual([end?.end, end?.exitCode], ['cancelled', 143]);

    await install({ startJob: '#!/bin/sh\ntouch "$2/.job_submitted"\n' });
    const waiting = await submitted(platform, await engineRun('true'));
    assert.equal((await look(platform, waiting))?.state, 'queued');
    await rm(join(waiting.workspace, '.pid'), { force: true });
    await platform.cancel(waiting);
    assert.equal((await look(platform, waiting))?.end, 'cancelled');
  });

  it('gives a job that was killed outright no more time each time it is killed again', async () => {
    await install({ killJob: '#!/bin/sh\nkill -s KILL -- "-$(cat .pid)"\nexit 0\n' });
    const job = await submitted(platform, await engineRun('exec sleep 60'));
    await untilShown(platform, job, (shown) => shown?.state === 'running');
    await platform.cancel(job);
    assert.equal((await look(platform, job))?.state, 'exiting');
    const almost = new Date(Date.now() - 27_000);
    await utimes(join(job.workspace, '.job_killed'), almost, almost);
    await platform.cancel(job);
    const end = await untilShown(platform, job, (shown) => shown?.state === 'ended', 15);
    assert.equal(end?.end, 'cancelled');
  });

  it('says that a job goes on when killJob fails', async () => {
    await install({ killJob: '#!/bin/sh\necho "not yours" >&2\nexit 1\n' });
    const job = await submitted(platform, await engineRun('sleep 2'));
    await assert.rejects(platform.cancel(job), { code: 'BATCH_CANCEL_REFUSED' });
    await untilShown(platform, job, (shown) => shown?.state === 'ended');
    await platform.cancel(job);
  });

  const outcomes: readonly (readonly [string, string, string])[] = [
    ['fails before the marker', 'echo "no licence" >&2; exit 4', 'refused'],
    ['fails after the marker', 'touch "$2/.job_submitted"; exit 4', 'accepted'],
    ['hangs after the marker', 'touch "$2/.job_submitted"; exec sleep 600', 'accepted'],
    ['says yes without the marker', 'exit 0', 'unknown'],
    ['hangs', 'exec sleep 600', 'unknown'],
  ];
  for (const [what, body, kind] of outcomes) {
    it(`takes a startJob that ${what} for ${kind}`, async () => {
      await install({ startJob: `#!/bin/sh\n${body}\n` });
      assert.equal((await platform.submit(await engineRun('true'))).kind, kind);
    });
  }

  it('starts nothing a second time in a workspace that is marked', async () => {
    const run = await engineRun('exec sleep 60');
    const job = await submitted(platform, run);
    await submitted(platform, run);
    assert.equal((await readFile(join(site, 'calls'), 'utf8')).split('\n').length, 2);
    await platform.cancel(job);
  });

  it('says so when the scripts are not there', async () => {
    await rm(join(site, 'startJob'));
    await assert.rejects(platform.submit(await engineRun('true')), { code: 'BATCH_UNAVAILABLE' });
  });

  it('shows nothing for a workspace that was never submitted', async () => {
    const run = await makeRun('true');
    const job = { ...run, batchId: '1' as BatchId, submittedAt: new Date() };
    assert.deepEqual(await platform.poll([job]), []);
    await platform.cancel(job);
  });
});
