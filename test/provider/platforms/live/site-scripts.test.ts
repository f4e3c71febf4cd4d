import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeJobScript } from '../../../../src/provider/jobs/job-script.ts';
import { workspaceIn } from '../../../../src/provider/jobs/workspace.ts';
import type { BatchRun, Platform } from '../../../../src/provider/platforms/platform.ts';
import { createScriptPlatform } from '../../../../src/provider/platforms/script/script.ts';
import { type Cluster, clusterOrSkip } from '../../../slurm/cluster.ts';
import { look, makeRun, submitted, untilShown } from './batch-run.ts';

const site = join(import.meta.dirname, '../../../../examples/site-scripts/pbs');

describe('a site’s scripts over a live PBS', function () {
  this.timeout(60_000);
  let cluster: Cluster;
  let platform: Platform;
  before(async function () {
    cluster = await clusterOrSkip(this);
    const [startJob, checkJob, killJob] = ['startJob', 'checkJob', 'killJob'].map((name) => join(site, name));
    assert.ok(startJob && checkJob && killJob);
    const { environment } = cluster;
    platform = createScriptPlatform({
      scripts: { startJob, checkJob, killJob },
      environment,
      checkInterval: 1,
    });
  });

  /** A run of the application with the script that the engine writes for it. */
  async function engineRun(application: string): Promise<BatchRun> {
    const run = await makeRun(application, { nodes: 1, processorsPerNode: 1, wallTime: 120 }, 'chem');
    const workspace = workspaceIn(run.workspace);
    await mkdir(workspace.work);
    const job = { token: run.token, workspace, executable: run.script, arguments: ["it's"], environment: {} };
    await writeFile(workspace.script, writeJobScript(job), { mode: 0o755 });
    return { ...run, script: workspace.script };
  }

  it('runs a job on a node of the queue, and its marks tell the way', async () => {
    const run = await engineRun('echo "$1 on $SLURMD_NODENAME in $SLURM_JOB_PARTITION"; exit 3');
    const job = await submitted(platform, run);
    const end = await untilShown(platform, job, (shown) => shown?.state === 'ended');
    assert.deepEqual([end?.end, end?.exitCode], ['exited', 3]);
    assert.match(await readFile(join(run.workspace, 'output.log'), 'utf8'), /^it's on node[57] in chem\n$/);
  });

  it('reports by its checkJob, or by that of the application, and ends a job by killJob', async () => {
    const run = await engineRun('echo "at work"; exec sleep 600');
    const job = await submitted(platform, run);
    await untilShown(platform, job, (shown) => /gria .* R .*at work/s.test(shown?.comment ?? ''));
    const reporter = join(run.workspace, 'checkJob');
    await writeFile(reporter, '#!/bin/sh\necho "half done in $PWD"\n', { mode: 0o755 });
    const told = `half done in ${run.workspace}`;
    await untilShown(platform, { ...job, statusProgram: reporter }, (shown) => shown?.comment === told);
    await platform.cancel(job);
    const end = await untilShown(platform, job, (shown) => shown?.state === 'ended');
    assert.deepEqual([end?.end, end?.exitCode], ['cancelled', 143]);
    assert.equal((await look(platform, job))?.state, 'ended');
  });
});
