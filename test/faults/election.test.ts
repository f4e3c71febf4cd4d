import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import { type Cluster, clusterOrSkip } from '../slurm/cluster.ts';
import { reachableDirectory } from '../support/temporary-directory.ts';
import { until } from '../support/until.ts';
import { Trial } from './trial.ts';

describe('two services on one database', function () {
  this.timeout(120_000);

  it('have one that drives the jobs; the other takes requests, hears of ends, and follows it when it is killed', async () => {
    const first = await Trial.begin('election', { kind: 'local' });
    const second = await first.beside();
    const store = await openStore(join(first.directory, 'plegma.db'));
    const holder = async () =>
      (await store.db.selectFrom('leases').select('holder').executeTakeFirstOrThrow()).holder;
    try {
      const before = await holder();
      assert.equal(JSON.parse(before)[1], first.service.pid);
      const heard = await second.job(await second.submit('to the second'));
      const { job } = await second.service.customer.jobs.WaitForJob({
        jobId: heard.jobId,
        version: heard.version,
        timeout: 30,
      });
      assert.ok(job.version > heard.version);
      await second.judge(heard.jobId);

      const running = await second.submit('over the change', 'waiter');
      await second.waitFor(running, 'running', ({ state }) => state === 'running');
      await first.service.kill();
      await until('the second one has followed', async () => (await holder()) !== before);
      assert.equal(JSON.parse(await holder())[1], second.service.pid);
      await second.letGo(running);
      assert.equal((await second.judge(running)).state, 'finished');
      assert.equal((await second.judge(await second.submit('afterwards'))).state, 'finished');
    } finally {
      await store.close();
      await second.service.stop();
      await first.end();
    }
  });

  it('ask the batch system as one', async function () {
    const cluster: Cluster = await clusterOrSkip(this);
    this.timeout(120_000);
    const directory = reachableDirectory('askers');
    const asked = join(directory, 'asked');
    const commands = join(directory, 'bin');
    await mkdir(commands);
    await writeFile(
      join(commands, 'squeue'),
      `#!/bin/sh\necho $PPID >>${asked}\nexec /usr/bin/squeue "$@"\n`,
    );
    await chmod(join(commands, 'squeue'), 0o755);
    const settings = { kind: 'pbs', environment: cluster.environment, commandPath: commands, timeLimit: 20 };
    const first = await Trial.begin('askers', settings);
    const second = await first.beside();
    try {
      const jobs = await Promise.all([first.submit('a'), second.submit('b'), second.submit('c')]);
      for (const jobId of jobs) assert.equal((await first.judge(jobId)).state, 'finished');
      const askers = new Set((await readFile(asked, 'utf8')).trim().split('\n'));
      // Commands may be started by a process of the service's own: that of the other one would be another.
      assert.equal(askers.size, 1, [...askers].join());
    } finally {
      await second.service.stop();
      await first.end();
    }
  });
});
