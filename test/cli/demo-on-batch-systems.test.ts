import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, clusterOrSkip } from '../slurm/cluster.ts';
import { runCommand } from './run-command.ts';

describe('plegma demo on a live batch system', function () {
  this.timeout(180_000);
  let cluster: Cluster;
  let directory: string;
  before(async function () {
    cluster = await clusterOrSkip(this);
    directory = await mkdtemp(join(tmpdir(), 'plegma-demo-batch-'));
  });
  after(() => directory && rm(directory, { recursive: true, force: true }));

  for (const platform of ['pbs', 'slurm']) {
    it(`performs the whole walk with --platform ${platform}`, async () => {
      const { environment } = cluster;
      const { code, stdout, stderr } = await runCommand(['demo', '--platform', platform], {
        cwd: directory,
        environment,
      });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /running: on \S+, .*batch id \d+/);
      assert.match(stdout, /: the same picture\n/);
    });
  }
});
