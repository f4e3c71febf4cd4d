import assert from 'node:assert/strict';
import { readNodes } from '../../../../src/provider/platforms/pbs/cluster.ts';
import { createPbsPlatform } from '../../../../src/provider/platforms/pbs/pbs.ts';
import { readTorqueJobs } from '../../../../src/provider/platforms/pbs/torque.ts';
import { recorded, recording } from '../recording.ts';
import { createReplay } from '../replay.ts';
import { knownJob, sampleRun } from '../sample-run.ts';

const live = recorded('torque/jobs-live.txt').stdout;
const finished = recorded('torque/job-finished.txt').stdout;
const version = recording('torque/version.txt');

describe('platform pbs in front of TORQUE 2.5', () => {
  it('reads every job of qstat -x with its state, hosts and times in UTC', () => {
    const jobs = new Map(readTorqueJobs(live).map((job) => [job.batchId as string, job]));
    assert.equal(jobs.size, 15);
    const running = jobs.get('3.localhost');
    assert.equal(running?.name, 'gridjob');
    assert.equal(running.state, 'running');
    assert.deepEqual(running.nodes, ['localhost']);
    assert.deepEqual(running.submittedAt, new Date('2026-11-21T21:02:32Z'));
    assert.equal(jobs.get('10.localhost')?.state, 'held');
    assert.equal(jobs.get('13.localhost')?.state, 'queued');
    assert.equal(jobs.get('14[].localhost')?.name, 'array.sh');
    assert.equal(jobs.get('15.localhost')?.name, 'x;id');
  });

  it('reads exit status, usage and times of an ended job', () => {
    const [job] = readTorqueJobs(finished);
    assert.equal(job?.state, 'ended');
    assert.deepEqual([job.end, job.exitCode], ['exited', 7]);
    assert.deepEqual(job.usage, { cpuTime: 0, wallTime: 0, memory: 0, nodes: 1 });
    assert.deepEqual(job.endedAt, new Date('2026-11-21T21:02:32Z'));
  });

  const ends: readonly (readonly [string, string, string, number | undefined])[] = [
    ['137', '00:00:01', 'exited', 137],
    ['271', '00:00:01', 'cancelled', 143],
    ['265', '00:00:01', 'cancelled', 137],
    // So Maui ends what has run for too long.
    ['271', '00:01:31', 'wall-time-exceeded', 143],
    ['265', '00:01:30', 'wall-time-exceeded', 137],
    ['266', '00:00:01', 'exited', 138],
    ['-10', '00:01:47', 'wall-time-exceeded', undefined],
    ['-10', '00:00:01', 'memory-exceeded', undefined],
    ['-11', '00:00:01', 'wall-time-exceeded', undefined],
    ['-12', '00:00:01', 'wall-time-exceeded', undefined],
    ['-1', '00:00:00', 'launch-failed', undefined],
  ];
  for (const [status, wallTime, end, exitCode] of ends) {
    it(`takes exit_status ${status} after ${wallTime} of 00:01:30 for ${end}`, () => {
      const [job] = readTorqueJobs(
        finished
          .replace('<exit_status>7<', `<exit_status>${status}<`)
          .replace('<vmem>0kb</vmem><walltime>00:00:00<', `<vmem>0kb</vmem><walltime>${wallTime}<`),
      );
      assert.deepEqual([job?.end, job?.exitCode], [end, exitCode]);
    });
  }

  it('takes a job that was deleted before it ran for cancelled: it has no exit status', () => {
    const [job] = readTorqueJobs(finished.replace('<exit_status>7</exit_status>', ''));
    assert.deepEqual([job?.end, job?.exitCode], ['cancelled', undefined]);
  });

  it('refuses half a list: its other half would look lost', () => {
    for (const cut of [live.slice(0, 9000), `${live.slice(0, -12)}`, 'rubbish', '<html></html>']) {
      assert.throws(() => readTorqueJobs(cut), { code: 'BATCH_UNAVAILABLE' });
    }
    assert.deepEqual(readTorqueJobs(''), []);
  });

  it('reads nodes: slots in use, properties, load, memory, jobs; and one that is down', () => {
    const [busy] = readNodes(recorded('torque/nodes-busy.txt').stdout);
    assert.deepEqual(busy, {
      name: 'localhost',
      state: 'busy',
      processors: 8,
      processorsInUse: 8,
      properties: ['chem', 'bio'],
      memory: 24_684_084 * 1024,
      load: 3.27,
      jobs: ['1.localhost', '2.localhost', '3.localhost', '5.localhost', '6.localhost'],
    });
    assert.equal(readNodes(recorded('torque/nodes-down.txt').stdout)[0]?.state, 'down');
  });

  it('submits with the portable call and takes the id with its suffix', async () => {
    const replay = await createReplay(
      ['qstat', 'qsub'],
      [...version, { command: 'qsub *', stdout: '12.localhost\n', stderr: '', exit: 0 }],
    );
    const platform = createPbsPlatform({ path: replay.path });
    const run = sampleRun({
      queue: 'chem',
      requirements: {
        nodes: 2,
        processorsPerNode: 2,
        memory: 50 * 1024 * 1024,
        wallTime: 90,
        nodeProperty: 'chem',
      },
    });
    assert.deepEqual(await platform.submit(run), { kind: 'accepted', batchId: '12.localhost' });
    assert.equal(
      (await replay.calls()).at(-1),
      `qsub -N ${run.token} -q chem -l nodes=2:ppn=2:chem,walltime=00:01:30,mem=100mb -o /tmp/out.log -e /tmp/err.log -v PLEGMA_TOKEN=${run.token} /tmp/job.sh`,
    );
  });

  it('takes every refusal of qsub, whatever its number, and keeps the words', async () => {
    for (const refusal of recording('torque/qsub.txt').filter((block) => block.exit !== 0)) {
      const replay = await createReplay(['qstat', 'qsub'], [...version, { ...refusal, command: 'qsub *' }]);
      const outcome = await createPbsPlatform({ path: replay.path }).submit(sampleRun());
      assert.equal(outcome.kind, 'refused', refusal.command);
      assert.match(outcome.kind === 'refused' ? outcome.reason : '', /qsub/);
    }
  });

  it('says that a server is down, for submission, list and cancellation alike', async () => {
    const down = recording('torque/server-down.txt').map((block) => ({
      ...block,
      command: `${block.command.split(' ')[0]} *`,
    }));
    const replay = await createReplay(['qstat', 'qsub', 'qdel'], [...version, ...down]);
    const platform = createPbsPlatform({ path: replay.path });
    await assert.rejects(platform.submit(sampleRun()), { code: 'BATCH_UNAVAILABLE' });
    await assert.rejects(platform.poll([]), { code: 'BATCH_UNAVAILABLE' });
    await assert.rejects(platform.cancel(knownJob('34.localhost', 'x', '2026-11-21')), {
      code: 'BATCH_UNAVAILABLE',
    });
  });

  it('believes a known id only under its name and time', async () => {
    const replay = await createReplay(['qstat'], [...version, ...recording('torque/jobs-live.txt')]);
    const platform = createPbsPlatform({ path: replay.path });
    const shown = async (id: string, name: string, time: string) =>
      (await platform.poll([knownJob(id, name, time)])).length;
    assert.equal(await shown('3.localhost', 'gridjob', '2026-11-21T21:02:30Z'), 1);
    assert.equal(await shown('3', 'gridjob', '2026-11-21T21:02:30Z'), 1);
    assert.equal(await shown('3.localhost', 'other', '2026-11-21T21:02:30Z'), 0);
    assert.equal(await shown('3.localhost', 'gridjob', '2026-11-21T19:00:00Z'), 0);
  });

  it('asks which product it is once, and again after a failure', async () => {
    const replay = await createReplay(['qstat'], [...version, ...recording('torque/jobs-none.txt')]);
    const platform = createPbsPlatform({ path: replay.path });
    await platform.poll([]);
    await platform.poll([]);
    assert.deepEqual(await replay.calls(), ['qstat --version', 'qstat -B -f', 'qstat -x', 'qstat -x']);
    await replay.answer([]);
    await assert.rejects(platform.poll([]), { code: 'BATCH_UNAVAILABLE' });
    await replay.answer([...recording('openpbs/version.txt'), ...recording('openpbs/jobs-none.txt')]);
    assert.deepEqual(await platform.poll([]), []);
  });

  it('describes queues with limits and counts', async () => {
    const blocks = [...version, ...recording('torque/queues.txt'), ...recording('torque/nodes-busy.txt')];
    const replay = await createReplay(['qstat', 'pbsnodes'], blocks);
    const { queues } = await createPbsPlatform({ path: replay.path }).describe();
    assert.deepEqual(queues[0], {
      name: 'batch',
      enabled: true,
      queued: 5,
      running: 5,
      limits: { wallTime: 86_400 },
    });
    assert.deepEqual(
      queues.map((queue) => queue.name),
      ['batch', 'chem', 'bio'],
    );
  });
});
