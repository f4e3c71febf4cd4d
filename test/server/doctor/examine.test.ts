import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkConfiguration } from '../../../src/server/configuration/read-configuration.ts';
import { examine } from '../../../src/server/doctor/examine.ts';
import type { Finding } from '../../../src/server/doctor/finding.ts';
import { readClusters } from '../../../src/server/doctor/read-clusters.ts';
import { type Cell, cellOrSkip } from '../../gridengine/cell.ts';
import { createFaultyCommands } from '../../provider/platforms/live/faulty-commands.ts';
import { type Cluster, clusterOrSkip, FOREIGN_CLUSTER } from '../../slurm/cluster.ts';
import { leaveOut } from '../../support/leave-out.ts';
import { reachableDirectory } from '../../support/temporary-directory.ts';

describe('the examination of a provider', () => {
  let directory: string;
  beforeEach(() => {
    directory = reachableDirectory('doctor');
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
    assert.match(found[1]?.remedy ?? '', /try by hand: qstat -Q, pbsnodes -a,/);
  });

  it('tells a prefix that is no program, and one that reaches nobody', async () => {
    const place = reachableDirectory('ssh');
    const ssh = join(place, 'ssh');
    await writeFile(ssh, '#!/bin/sh\necho "ssh: Could not resolve hostname head" >&2\nexit 255\n', {
      mode: 0o755,
    });
    const behind = (program: string) =>
      findings({ platforms: [{ kind: 'pbs', name: 'cluster', prefix: [program, 'head'] }] });
    const missing = await behind(join(place, 'sssh'));
    assert.deepEqual(verdicts(missing), ['ok', 'wrong']);
    assert.match(missing[1]?.remedy ?? '', /no program \S+\/sssh on this machine: correct the prefix/);
    const unreachable = await behind(ssh);
    assert.deepEqual(verdicts(unreachable), ['ok', 'wrong']);
    assert.match(unreachable[1]?.text ?? '', /Could not resolve hostname head/);
    assert.match(unreachable[1]?.remedy ?? '', /does not reach the other machine.*\/ssh head qstat -Q/);
  });

  it('says why nothing can be written where the workspaces should be', async () => {
    const found = await findings({ workspaces: '/dev/null/workspaces' });
    assert.deepEqual(verdicts(found), ['wrong']);
    assert.match(found[0]?.text ?? '', /Nothing can be written to \/dev\/null\/workspaces: ENOTDIR/);
  });

  it('tells a test job whose end is known and whose files are not, and one that ended badly', async () => {
    const site = async (startJob: string) => {
      const place = reachableDirectory('site');
      for (const [name, body] of Object.entries({ startJob, checkJob: 'exit 1', killJob: 'exit 0' }))
        await writeFile(join(place, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
      const [start, check, kill] = ['startJob', 'checkJob', 'killJob'].map((name) => join(place, name));
      return findings({
        platforms: [{ kind: 'script', name: 'site', startJob: start, checkJob: check, killJob: kill }],
      });
    };
    const unseen = await site('cd "$2" && touch .job_submitted .app_wrapper_started .app_wrapper_ended');
    assert.deepEqual(verdicts(unseen), ['ok', 'ok', 'wrong']);
    assert.match(unseen[2]?.text ?? '', /ended on a node .* but its files are not here/);
    assert.match(unseen[2]?.remedy ?? '', /Put provider\.workspaces on a file system/);
    const broken = await site('cd "$2" && echo "exit 3" >trial.sh && "$4" >/dev/null; touch .job_submitted');
    assert.match(broken[2]?.text ?? '', /ended on \S+ with status 3 and wrote ""/);
    const refused = await site('echo "no licence left" >&2; exit 1');
    assert.match(refused[2]?.text ?? '', /did not take the test job: .*no licence left/);
  });

  it('tells a local user as whom nothing can be run, and what sudo needs', async () => {
    const found = await findings({
      platforms: [{ kind: 'local', name: 'here', defaultUser: 'no-such-user' }],
    });
    assert.deepEqual(verdicts(found), ['ok', 'ok', 'wrong']);
    assert.match(found[2]?.text ?? '', /nothing can be run as no-such-user/);
    assert.match(
      found[2]?.remedy ?? '',
      /ALL=\(no-such-user\) NOPASSWD: ALL" into \/etc\/sudoers\.d\/plegma/,
    );
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

  describe('on a live Grid Engine', () => {
    let cell: Cell;
    before(async function () {
      cell = await cellOrSkip(this);
    });

    it('runs a test job that no queue is too short for, on the hosts with the property', async function () {
      this.timeout(60_000);
      const { path, environment } = cell;
      const resource = { name: 'Tested', platform: 'cell', queue: 'short' };
      const found = await findings({
        platforms: [{ kind: 'gridengine', name: 'cell', commandPath: path, environment }],
        resources: [
          { ...resource, id: 'res-chem', limits: { nodeProperty: 'chem' } },
          { ...resource, id: 'res-bio', limits: { nodeProperty: 'bio' } },
        ],
      });
      assert.deepEqual(verdicts(found), ['ok', 'ok', 'ok', 'wrong'], JSON.stringify(found));
      assert.match(found[3]?.text ?? '', /^res-bio: there are no nodes with the property bio/);
    });
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

    it('tells nodes that are down, and a command that is missing', async function () {
      this.timeout(60_000);
      if (cluster.faults === undefined) return leaveOut(this, FOREIGN_CLUSTER);
      const env = { ...process.env, ...cluster.environment };
      const update = (state: string) =>
        promisify(execFile)('scontrol', ['update', 'nodename=node6', `state=${state}`, 'reason=test'], {
          env,
        });
      const resources = [{ ...resource, id: 'res-bio', queue: 'bio', limits: { nodeProperty: 'bio' } }];
      await update('down');
      const found = await findings({ platforms: platforms(), resources });
      await update('resume');
      assert.deepEqual(verdicts(found), ['ok', 'ok', 'warning', 'ok'], JSON.stringify(found));
      assert.match(found[2]?.text ?? '', /res-bio: down or offline: node6\./);

      const commandPath = reachableDirectory('commands');
      await writeFile(join(commandPath, 'qsub'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
      const without = await findings({
        platforms: platforms().map((one) => ({ ...one, commandPath })),
        resources,
      });
      assert.match(without.at(-1)?.text ?? '', /did not answer the submission: .*status 127/);
      assert.match(
        without.at(-1)?.remedy ?? '',
        /is missing on this machine: install it, or set commandPath/,
      );
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
