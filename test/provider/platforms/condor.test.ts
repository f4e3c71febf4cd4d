import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMachines } from '../../../src/provider/platforms/condor/cluster.ts';
import { createCondorPlatform } from '../../../src/provider/platforms/condor/condor.ts';
import { readClassAds, readCondorJob } from '../../../src/provider/platforms/condor/jobs.ts';
import { reachableDirectory } from '../../support/temporary-directory.ts';
import { recorded, recording } from './recording.ts';
import { createReplay } from './replay.ts';
import { knownJob, sampleRun } from './sample-run.ts';

const running = recorded('condor/jobs.txt').stdout;
const history = recorded('condor/job-finished.txt').stdout.replace(
  '"ProcId": 0,',
  '"ProcId": 0, "GridJobName": "named",',
);

describe('platform condor', () => {
  it('reads a running job from condor_q -json', () => {
    const [job] = readClassAds(running).flatMap((ad) => readCondorJob(ad) ?? []);
    assert.deepEqual(
      [job?.batchId, job?.name, job?.state, job?.nodes],
      ['90', 'named', 'running', ['localhost']],
    );
    assert.deepEqual(job?.submittedAt, new Date(1_795_295_927_000));
  });

  it('reads ends: exit status, signal, removal, too long', () => {
    const ended = (changes: object) => {
      const job = readCondorJob({ ...readClassAds(history)[0], ...changes });
      return [job?.state, job?.end, job?.exitCode];
    };
    assert.deepEqual(ended({}), ['ended', 'exited', 7]);
    assert.deepEqual(ended({ ExitBySignal: true, ExitSignal: 9 }), ['ended', 'exited', 137]);
    const removed = { JobStatus: 3, RemoveReason: 'via condor_rm (by user alice)' };
    assert.deepEqual(ended(removed), ['ended', 'cancelled', undefined]);
    const reason = 'The job attribute PeriodicRemove expression evaluated to TRUE';
    assert.deepEqual(ended({ JobStatus: 3, RemoveReason: reason }), [
      'ended',
      'wall-time-exceeded',
      undefined,
    ]);
    assert.deepEqual(ended({ JobStatus: 5, HoldReasonCode: 1 }), ['held', undefined, undefined]);
    assert.deepEqual(ended({ JobStatus: 5, HoldReasonCode: 6, HoldReason: 'errno 2' })[1], 'launch-failed');
    assert.deepEqual(ended({ JobStatus: 5, HoldReasonCode: 34 })[1], 'memory-exceeded');
  });

  // `-json` prints an expression as a text between `/Expr(` and `)/`.
  it('keeps a job whose status nobody knows, and one with an attribute that is an expression', () => {
    const [ad] = readClassAds(running);
    const blocked = readCondorJob({ ...ad, JobStatus: 9 });
    assert.deepEqual([blocked?.state, blocked?.comment], ['held', 'HTCondor shows status 9.']);
    const computed = readCondorJob({ ...ad, ResidentSetSize: '/Expr(ifThenElse(x,1,2))/' });
    assert.deepEqual([computed?.state, computed?.name], ['running', 'named']);
  });

  // condor_history where the site's configuration has no HISTORY.
  it('goes on without a history that cannot be read', async () => {
    const stderr = 'Error: No history file is defined\n';
    const replay = await createReplay(
      ['condor_q', 'condor_history'],
      [
        { command: 'condor_q *', stdout: running, stderr: '', exit: 0 },
        { command: 'condor_history *', stdout: '', stderr, exit: 1 },
      ],
    );
    const known = ['90', '99'].map((id) => knownJob(id, 'named', '2026-11-21T21:18:47Z'));
    const shown = await createCondorPlatform({ path: replay.path }).poll(known);
    assert.deepEqual(
      shown.map((job) => [job.batchId, job.state]),
      [['90', 'running']],
    );
  });

  it('refuses what is not a list, and takes nothing for an empty one', () => {
    for (const text of [running.slice(0, 80), '{}', 'busy']) {
      assert.throws(() => readClassAds(text), { code: 'BATCH_UNAVAILABLE' });
    }
    assert.deepEqual(readClassAds('\n'), []);
  });

  it('asks the history for known jobs that left the queue', async () => {
    const replay = await createReplay(
      ['condor_q', 'condor_history'],
      [
        { command: 'condor_q *', stdout: running, stderr: '', exit: 0 },
        { command: 'condor_history 89 99 -json *', stdout: history, stderr: '', exit: 0 },
      ],
    );
    const known = ['89', '99'].map((id) => knownJob(id, 'named', '2026-11-21T21:18:47Z'));
    const shown = await createCondorPlatform({ path: replay.path }).poll(known);
    assert.deepEqual(
      shown.map((job) => [job.batchId, job.exitCode]),
      [['89', 7]],
    );
  });

  it('writes a submit file and takes the cluster’s number for the id', async () => {
    const workspace = reachableDirectory('condor');
    const replay = await createReplay(
      ['condor_submit'],
      [{ command: 'condor_submit -terse *', stdout: '91.0 - 91.0\n', stderr: '', exit: 0 }],
    );
    const platform = createCondorPlatform({ path: replay.path });
    const run = sampleRun({
      workspace,
      requirements: { processorsPerNode: 2, memory: 50 * 1024 * 1024, wallTime: 90 },
    });
    assert.deepEqual(await platform.submit(run), { kind: 'accepted', batchId: '91' });
    const file = await readFile(join(workspace, '.condor_submit'), 'utf8');
    assert.match(file, new RegExp(`^\\+GridJobName = "${run.token}"$`, 'm'));
    assert.match(file, /^request_memory = 50MB$/m);
    assert.match(file, /^periodic_remove = .* > 90\)$/m);
    for (const refusal of recording('condor/submit.txt').filter((block) => block.exit !== 0)) {
      await replay.answer([{ ...refusal, command: 'condor_submit *' }]);
      assert.equal((await platform.submit(sampleRun({ workspace }))).kind, 'refused', refusal.command);
    }
  });

  it('ends a job by id and name together', async () => {
    const queue = { command: 'condor_q *', stdout: running, stderr: '', exit: 0 };
    const removal = { command: 'condor_rm *', stdout: '', stderr: '', exit: 0 };
    const replay = await createReplay(['condor_q', 'condor_rm', 'condor_history'], [queue, removal]);
    const platform = createCondorPlatform({ path: replay.path });
    await platform.cancel(knownJob('90', 'named', '2026-11-21T21:18:47Z'));
    assert.equal(
      (await replay.calls()).at(-1),
      'condor_rm -constraint ClusterId == 90 && GridJobName == "named"',
    );
    await replay.answer([queue, { command: 'condor_history *', stdout: '', stderr: '', exit: 0 }]);
    await platform.cancel(knownJob('90', 'other', '2026-11-21T21:18:47Z'));
    assert.match((await replay.calls()).at(-1) ?? '', /^condor_history 90 /);
  });

  it('adds the slots of a machine up to one node', () => {
    assert.deepEqual(readMachines(readClassAds(recorded('condor/machines.txt').stdout)), [
      {
        name: 'localhost',
        state: 'free',
        processors: 8,
        processorsInUse: 2,
        memory: 24_105 * 1024 * 1024,
        jobs: [],
      },
    ]);
  });
});
