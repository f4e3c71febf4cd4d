import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkConfiguration } from '../../../src/server/configuration/read-configuration.ts';
import { examine } from '../../../src/server/doctor/examine.ts';
import type { Finding } from '../../../src/server/doctor/finding.ts';
import { readClusters } from '../../../src/server/doctor/read-clusters.ts';
import { createFaultyCommands } from '../../provider/platforms/live/faulty-commands.ts';
import { temporaryDirectory } from '../../provider/platforms/temporary-directory.ts';
import { type Cluster, clusterOrSkip } from '../../slurm/cluster.ts';

describe('the examination of a provider', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await temporaryDirectory('doctor');
  });

  async function findings(provider: object, dataDirectory = directory): Promise<readonly Finding[]> {
    const found: Finding[] = [];
    for await (const finding of examine(checkConfiguration({ dataDirectory, provider }), 30_000))
      found.push(finding);
    return found;
  }
  const verdicts = (found: readonly Finding[]) => found.map(({ verdict }) => verdict);

  it('runs a test job where all is well, and leaves nothing behind', async () => {
    const found = await findings({});
    assert.deepEqual(verdicts(found), ['ok', 'ok', 'ok'], JSON.stringify(found));
    assert.match(found[2]?.text ?? '', /^res-local: the test job \S+ ran on \S+ and its output is here\.$/);
    assert.deepEqual(await readdir(directory), ['workspaces']);
    assert.deepEqual(await readdir(join(directory, 'workspaces')), []);
  });

  it('runs the test job where the configuration wants the workspaces', async () => {
    const workspaces = join(directory, 'shared');
    const found = await findings({ workspaces }, join(directory, 'data'));
    assert.deepEqual(verdicts(found), ['ok', 'ok', 'ok'], JSON.stringify(found));
    assert.ok(found[0]?.text.includes(workspaces));
    assert.deepEqual(await readdir(join(directory, 'data')), []);
  });

  it('finds a path that batch systems cannot take, and stops there; local processes take any', async () => {
    assert.deepEqual(verdicts(await findings({}, join(directory, 'my data'))), ['ok', 'ok', 'ok']);
    const found = await findings({ platform: 'pbs' }, join(directory, 'my data'));
    assert.deepEqual(verdicts(found), ['wrong']);
    assert.match(found[0]?.text ?? '', /my data\/workspaces has characters/);
  });

  it('says what a batch system that does not answer said, and what to try by hand', async () => {
    const commands = await createFaultyCommands();
    for (const name of ['qstat', 'qsub']) await commands.set(name, 'fails');
    const found = await findings({
      platforms: [{ kind: 'pbs', name: 'cluster', commandPath: commands.path }],
      resources: [{ id: 'res-chem', name: 'Chemistry', platform: 'cluster', queue: 'chem' }],
    });
    assert.deepEqual(verdicts(found), ['ok', 'wrong']);
    assert.equal(found[1]?.platform, 'cluster');
    assert.match(found[1]?.remedy ?? '', /run qstat -Q and pbsnodes -a/);
  });

  it('tells of a platform that nothing uses', async () => {
    const found = await findings({
      platforms: [
        { kind: 'local', name: 'here' },
        { kind: 'local', name: 'idle' },
      ],
      resources: [{ id: 'res-here', name: 'Here', platform: 'here' }],
    });
    assert.deepEqual(verdicts(found), ['ok', 'ok', 'ok', 'ok', 'warning']);
  });

  describe('on a live Slurm behind its PBS commands', () => {
    let cluster: Cluster;
    before(async function () {
      cluster = await clusterOrSkip(this);
    });
    const platforms = () => [{ kind: 'pbs', name: 'cluster', environment: cluster.environment }];
    const resource = { name: 'Tested', platform: 'cluster' };

    it('holds queues, limits and nodes against the resources, and runs a job where it can', async function () {
      this.timeout(60_000);
      const limits = { wallTime: 999_999, nodeProperty: 'chem' };
      const found = await findings({
        platforms: platforms(),
        resources: [
          { ...resource, id: 'res-chem', queue: 'chem', limits },
          { ...resource, id: 'res-physics', queue: 'physics' },
          { ...resource, id: 'res-gpu', limits: { nodeProperty: 'gpu' } },
        ],
      });
      assert.deepEqual(
        verdicts(found),
        ['ok', 'ok', 'warning', 'ok', 'wrong', 'wrong'],
        JSON.stringify(found),
      );
      assert.match(found[2]?.text ?? '', /res-chem allows 999999 as wallTime; .* at most 86400/);
      assert.match(found[3]?.text ?? '', /the test job \d+ ran on/);
      assert.match(found[4]?.text ?? '', /no queue physics; .* batch, chem, bio/);
      assert.match(found[5]?.text ?? '', /no nodes with the property gpu/);
    });

    it('gives queues and nodes, and the problem of what does not answer beside them', async () => {
      const commands = await createFaultyCommands();
      await commands.set('qstat', 'fails');
      const silent = { kind: 'pbs', name: 'silent', commandPath: commands.path };
      const provider = { platforms: [...platforms(), silent] };
      const clusters = await readClusters(checkConfiguration({ dataDirectory: directory, provider }));
      assert.deepEqual(clusters[0]?.view?.queues.map(({ name }) => name).sort(), ['batch', 'bio', 'chem']);
      assert.equal(clusters[0]?.view?.nodes.length, 8);
      assert.match(clusters[1]?.problem ?? '', /did not answer/);
    });
  });
});
