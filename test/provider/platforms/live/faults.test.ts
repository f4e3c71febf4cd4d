import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createPbsPlatform } from '../../../../src/provider/platforms/pbs/pbs.ts';
import type { KnownJob, Platform } from '../../../../src/provider/platforms/platform.ts';
import { createSlurmPlatform } from '../../../../src/provider/platforms/slurm/slurm.ts';
import { type Cluster, clusterOrSkip, FOREIGN_CLUSTER } from '../../../slurm/cluster.ts';
import { leaveOut } from '../../../support/leave-out.ts';
import { look, makeRun, submitted, untilShown } from './batch-run.ts';
import { createFaultyCommands, type FaultyCommands } from './faulty-commands.ts';

describe('platforms on a live Slurm that fails', () => {
  let cluster: Cluster;
  /** Begun before all others: Slurm counts whole minutes, and looks every 30 s. */
  let overtime: KnownJob;

  before(async function () {
    cluster = await clusterOrSkip(this);
    const platform = createPbsPlatform({ environment: cluster.environment });
    overtime = await submitted(platform, await makeRun('exec sleep 600', { wallTime: 1 }));
  });

  for (const [kind, create, submit, query, cancel] of [
    ['pbs', createPbsPlatform, 'qsub', 'squeue', 'qdel'],
    ['slurm', createSlurmPlatform, 'sbatch', 'squeue', 'scancel'],
  ] as const) {
    describe(`platform ${kind} when the commands of the batch system fail`, () => {
      let commands: FaultyCommands;
      let platform: Platform;

      beforeEach(async () => {
        commands = await createFaultyCommands();
        platform = create({ environment: cluster.environment, path: commands.path, timeLimit: 2 });
      });

      for (const behaviour of ['hangs', 'prints rubbish', 'fails'] as const) {
        it(`says that the list cannot be had when it ${behaviour}, and gives it when it works again`, async () => {
          const job = await submitted(platform, await makeRun('exec sleep 600'));
          await commands.set(query, behaviour);
          await assert.rejects(platform.poll([job]), { code: 'BATCH_UNAVAILABLE' });
          await commands.set(query, 'real');
          assert.equal((await look(platform, job))?.batchId, job.batchId);
          await platform.cancel(job);
        });

        it(`does not know about a submission that ${behaviour}, and finds no job`, async () => {
          await commands.set(submit, behaviour);
          const run = await makeRun('true');
          assert.equal((await platform.submit(run)).kind, 'unknown');
          assert.ok((await platform.poll([])).every((job) => job.name !== run.token));
        });
      }

      it('finds by its token the one job of a submission whose answer was cut off', async () => {
        await commands.set(submit, 'acts, then hangs');
        const run = await makeRun('exit 3');
        assert.equal((await platform.submit(run)).kind, 'unknown');
        const found = (await platform.poll([])).filter((job) => job.name === run.token);
        assert.equal(found.length, 1);
      });

      it('says that a job goes on when its end was refused', async () => {
        const job = await submitted(platform, await makeRun('exec sleep 600'));
        await commands.set(cancel, 'fails');
        await assert.rejects(platform.cancel(job), { code: 'BATCH_CANCEL_REFUSED' });
        await commands.set(cancel, 'real');
        await platform.cancel(job);
        await untilShown(platform, job, (shown) => shown?.state === 'ended');
      });
    });
  }

  describe('platform pbs when slurmctld is killed', () => {
    let platform: Platform;

    before(function () {
      if (cluster.faults === undefined) leaveOut(this, FOREIGN_CLUSTER);
      platform = createPbsPlatform({ environment: cluster.environment });
    });

    it('waits, and then gives the one end of a job that ran meanwhile', async function () {
      this.timeout(120_000);
      const run = await makeRun('echo start; sleep 12; exit 5');
      const job = await submitted(platform, run);
      await untilShown(platform, job, (shown) => shown?.state === 'running');
      await cluster.faults?.savedAfter(new Date());
      await cluster.faults?.crashController();
      await assert.rejects(platform.poll([job]), { code: 'BATCH_UNAVAILABLE' });
      await assert.rejects(platform.submit(await makeRun('true')), { code: 'BATCH_UNAVAILABLE' });
      await cluster.faults?.restart();
      const end = await untilShown(platform, job, (shown) => shown?.state === 'ended', 60);
      assert.deepEqual([end?.end, end?.exitCode], ['exited', 5]);
      assert.equal(await readFile(run.stdout, 'utf8'), 'start\n');
    });

    it('never takes the next job for one that the crash lost, though it gets the same id', async function () {
      this.timeout(120_000);
      const lost = await submitted(platform, await makeRun('exec sleep 30'));
      await cluster.faults?.crashController();
      await cluster.faults?.restart();
      const survived = (await look(platform, lost)) !== undefined;
      const next = await submitted(platform, await makeRun('exec sleep 600'));
      const shown = await platform.poll([lost, next]);
      assert.equal(shown.filter((job) => job.name === lost.token).length, survived ? 1 : 0);
      assert.deepEqual(
        shown.filter((job) => job.name === next.token).map((job) => job.batchId),
        [next.batchId],
      );
      assert.ok(survived || next.batchId === lost.batchId, 'Slurm reuses the ids that it lost');
      await platform.cancel(lost);
      assert.notEqual((await look(platform, next))?.state, 'ended');
      await platform.cancel(next);
    });
  });

  describe('platform pbs on a live Slurm that enforces wall time', () => {
    it('marks a job over its limit, through crashes of slurmctld', async function () {
      this.timeout(150_000);
      const platform = createPbsPlatform({ environment: cluster.environment });
      const end = await untilShown(platform, overtime, (shown) => shown?.state === 'ended', 140);
      assert.equal(end?.end, 'wall-time-exceeded');
    });
  });
});
