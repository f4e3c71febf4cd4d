import assert from 'node:assert/strict';
import { type Cell, cellOrSkip } from '../gridengine/cell.ts';
import { type Cluster, clusterOrSkip } from '../slurm/cluster.ts';
import { reachableDirectory } from '../support/temporary-directory.ts';
import { runCommand } from './run-command.ts';

describe('plegma demo on a live batch system', function () {
  this.timeout(180_000);
  let cluster: Cluster;
  before(async function () {
    cluster = await clusterOrSkip(this);
  });

  for (const platform of ['pbs', 'slurm']) {
    it(`performs the whole walk with --platform ${platform}`, async () => {
      const { environment } = cluster;
      await performsTheWalk(platform, /running: on \S+, .*batch id \d+/, environment);
    });
  }
});

describe('plegma demo on a live Grid Engine', function () {
  this.timeout(180_000);
  let cell: Cell;
  before(async function () {
    cell = await cellOrSkip(this);
  });

  it('performs the whole walk with --platform gridengine', async () => {
    const environment = { ...cell.environment, PATH: `${cell.path}:${process.env['PATH']}` };
    await performsTheWalk('gridengine', /running: on \S+, .*batch id \d+/, environment);
  });
});

describe('plegma demo by a site’s own scripts', function () {
  this.timeout(60_000);

  it('performs the whole walk with --platform script', async () => {
    await performsTheWalk('script', /running: on \S+, batch id plg\w{12}\n/);
  });
});

async function performsTheWalk(
  platform: string,
  running: RegExp,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const cwd = reachableDirectory('demo');
  const { code, stdout, stderr } = await runCommand(['demo', '--platform', platform], { cwd, environment });
  assert.equal(code, 0, stderr);
  assert.match(stdout, running);
  assert.match(stdout, /: the same picture\n/);
}
