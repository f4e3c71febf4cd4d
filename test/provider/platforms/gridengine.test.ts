import assert from 'node:assert/strict';
import { asBatchId } from '../../../src/provider/platforms/batch-id.ts';
import { readAccounting } from '../../../src/provider/platforms/gridengine/accounting.ts';
import { readGridEngineCluster } from '../../../src/provider/platforms/gridengine/cluster.ts';
import { createGridEnginePlatform } from '../../../src/provider/platforms/gridengine/gridengine.ts';
import { readGridEngineJobs } from '../../../src/provider/platforms/gridengine/jobs.ts';
import { recorded, recording } from './recording.ts';
import { createReplay } from './replay.ts';
import { knownJob, sampleRun } from './sample-run.ts';

const jobs = recorded('gridengine/jobs.txt').stdout;
const finished = recorded('gridengine/job-finished.txt').stdout;

describe('platform gridengine', () => {
  it('reads running and waiting jobs from qstat -xml', () => {
    assert.deepEqual(
      readGridEngineJobs(jobs).map((job) => [job.batchId, job.name, job.state, job.queue, job.nodes?.join()]),
      [
        ['170', 'sleep60.sh', 'running', 'batch', 'sgehost'],
        ['176', 'after', 'running', 'batch', 'sgehost'],
        ['173', 'sleep3.sh', 'held', undefined, undefined],
      ],
    );
    const letters = (state: string) =>
      readGridEngineJobs(jobs.replace('<state>r<', `<state>${state}<`))[0]?.state;
    assert.deepEqual(['qw', 'hr', 'dr', 'Eqw', 's', 't'].map(letters), [
      ...['queued', 'running', 'exiting', 'held', 'suspended', 'running'],
    ]);
    assert.equal(readGridEngineJobs(jobs.replace('<state>r<', '<state>Eqw<'))[0]?.end, 'launch-failed');
  });

  // `-f` in the site's or the user's file of defaults for qstat (sge_qstat(5)).
  it('finds jobs under their queues too, and behind the words of a site', () => {
    const divided = jobs
      .replace(
        /(<queue_info>)(.*)(<\/queue_info>)/s,
        '$1<Queue-List><name>batch@sgehost</name>$2</Queue-List>$3',
      )
      .replace(/^/, 'Maintenance on Sunday.\n');
    assert.deepEqual(
      readGridEngineJobs(divided).map((job) => [job.batchId, job.state]),
      readGridEngineJobs(jobs).map((job) => [job.batchId, job.state]),
    );
  });

  it('refuses half a list', () => {
    assert.throws(() => readGridEngineJobs(jobs.slice(0, 600)), { code: 'BATCH_UNAVAILABLE' });
    assert.throws(() => readGridEngineJobs(''), { code: 'BATCH_UNAVAILABLE' });
  });

  it('reads ends from the accounting', () => {
    const [job] = readAccounting(finished);
    assert.deepEqual([job?.batchId, job?.name, job?.end, job?.exitCode], ['171', 'named', 'exited', 7]);
    assert.deepEqual(job?.submittedAt, new Date('2026-11-21T21:12:56Z'));
    const ended = (failed: string, wall = '0s') =>
      readAccounting(
        finished
          .replace(/^failed .*$/m, `failed ${failed}`)
          .replace('ru_wallclock 0s', `ru_wallclock ${wall}`),
      )[0]?.end;
    assert.equal(ended('100 : assumedly after job'), 'cancelled');
    assert.equal(ended('100 : assumedly after job', '95s'), 'wall-time-exceeded');
    assert.equal(ended('37  : qmaster enforced h_rt limit'), 'wall-time-exceeded');
    assert.equal(ended('26  : opening input/output file'), 'launch-failed');
    assert.equal(ended('15  : in epilog'), 'exited');
    assert.equal(ended('19  : before writing exit_status'), 'node-failed');
    assert.equal(ended('25  : rescheduling'), undefined);
    const killed = finished.replace(/^exit_status .*$/m, 'exit_status  137                  (Killed)');
    assert.equal(readAccounting(killed)[0]?.exitCode, 137);
  });

  it('asks the accounting once for all known jobs that left the list', async () => {
    const replay = await createReplay(
      ['qstat', 'qacct'],
      [
        { command: 'qstat -xml -u *', stdout: jobs, stderr: '', exit: 0 },
        { command: 'qacct -b 202611212012 -j plg*', stdout: finished, stderr: '', exit: 0 },
      ],
    );
    const known = ['171', '99'].map((id) => knownJob(id, 'named', '2026-11-21T21:12:56Z'));
    const shown = await createGridEnginePlatform({ path: replay.path }).poll(known);
    assert.deepEqual(
      shown.map((job) => [job.batchId, job.exitCode]),
      [['171', 7]],
    );
  });

  it('submits with -terse and takes refusals in Grid Engine’s words', async () => {
    const accepted = { command: 'qsub *', stdout: '173\n', stderr: '', exit: 0 };
    const replay = await createReplay(['qsub'], [accepted]);
    const platform = createGridEnginePlatform({ path: replay.path });
    const run = sampleRun({
      queue: 'chem',
      requirements: { processorsPerNode: 2, wallTime: 90, nodeProperty: 'gpu' },
    });
    assert.deepEqual(await platform.submit(run), { kind: 'accepted', batchId: '173' });
    assert.match(
      (await replay.calls())[0] ?? '',
      / -w e -q chem -pe smp 2 -l h_rt=00:01:30,gpu \/tmp\/job\.sh$/,
    );
    for (const refusal of recording('gridengine/qsub.txt').filter((block) => block.exit !== 0)) {
      await replay.answer([{ ...refusal, command: 'qsub *' }]);
      assert.equal((await platform.submit(sampleRun())).kind, 'refused', refusal.command);
    }
  });

  it('describes queues and hosts', () => {
    const [nodes = '', queues = '', settings = ''] = recording('gridengine/cluster.txt').map(
      (block) => block.stdout,
    );
    const jobs = [
      { batchId: asBatchId('7'), name: 'a', state: 'running', nodes: ['sgehost'] },
      { batchId: asBatchId('8'), name: 'b', state: 'queued' },
    ] as const;
    const view = readGridEngineCluster({ queues, settings, nodes }, jobs);
    assert.deepEqual(
      view.queues.map(({ name, enabled, running, queued, nodes, limits }) => [
        ...[name, enabled, running, queued, nodes, limits.wallTime],
      ]),
      [
        ['batch', true, 0, 1, ['sgehost'], undefined],
        ['bio', true, 0, 1, ['sgehost'], undefined],
        ['chem', true, 0, 1, ['sgehost'], 86_400],
      ],
    );
    assert.deepEqual(view.nodes, [
      {
        name: 'sgehost',
        state: 'free',
        processors: 2,
        processorsInUse: 0,
        properties: ['gpu'],
        memory: Math.round(23.5 * 1024 ** 3),
        load: 2.84,
        jobs: ['7'],
      },
    ]);
  });
});
