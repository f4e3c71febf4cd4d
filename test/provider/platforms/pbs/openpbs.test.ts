import assert from 'node:assert/strict';
import { readCluster, readNodes } from '../../../../src/provider/platforms/pbs/cluster.ts';
import { readOpenPbsJson, readOpenPbsText } from '../../../../src/provider/platforms/pbs/openpbs.ts';
import { createPbsPlatform } from '../../../../src/provider/platforms/pbs/pbs.ts';
import type { BatchJob } from '../../../../src/provider/platforms/platform.ts';
import { recorded, recording } from '../recording.ts';
import { createReplay } from '../replay.ts';
import { knownJob, sampleRun } from '../sample-run.ts';

const version = recording('openpbs/version.txt');
const json = recorded('openpbs/jobs-live.txt', 'qstat -f -F json').stdout;
const text = recorded('openpbs/jobs-live.txt', 'qstat -f').stdout;
const finished = recorded('openpbs/job-finished.txt').stdout;

describe('platform pbs in front of OpenPBS 23', () => {
  it('reads the same jobs from JSON and from wrapped text', () => {
    const byId = (jobs: readonly BatchJob[] | undefined) =>
      [...(jobs ?? [])].sort((a, b) => (a.batchId < b.batchId ? -1 : 1));
    const fromJson = byId(readOpenPbsJson(json));
    assert.equal(fromJson.length, 14);
    assert.deepEqual(
      fromJson.map((job) => [job.batchId, job.name, job.queue]),
      byId(readOpenPbsText(text)).map((job) => [job.batchId, job.name, job.queue]),
    );
    const array = fromJson.find((job) => job.batchId === '14[].pbshost');
    assert.equal(array?.state, 'running');
  });

  it('puts together values that PBS broke inside a word', () => {
    const [job] = readOpenPbsText(finished);
    assert.equal(
      job?.comment,
      'Job run at Sat Nov 21 at 21:07 on (pbshost[2]:ncpus=2:mem=102400kb) and failed',
    );
    assert.deepEqual([job.end, job.exitCode], ['exited', 7]);
    assert.deepEqual(job.nodes, ['pbshost']);
    assert.deepEqual(job.usage, { cpuTime: 0, wallTime: 4, memory: 7364 * 1024, nodes: 1 });
    assert.deepEqual(job.startedAt, new Date('2026-11-21T21:07:10Z'));
    assert.deepEqual(job.endedAt, new Date('2026-11-21T21:07:15Z'));
  });

  it('does not take the rest of a broken value for an attribute, though it looks like one', () => {
    const text =
      'Job Id: 1.h\n    Job_Name = x\n    job_state = Q\n    comment = Not Running: node\n\tjob_state = F\n';
    const [job] = readOpenPbsText(text);
    assert.deepEqual([job?.state, job?.comment], ['queued', 'Not Running: nodejob_state = F']);
  });

  it('reads arrays and their parts', () => {
    const [array, part] = recording('openpbs/array-finished.txt').map(
      (block) => readOpenPbsText(block.stdout)[0],
    );
    assert.deepEqual([array?.batchId, array?.state], ['14[].pbshost', 'ended']);
    assert.deepEqual([part?.batchId, part?.exitCode], ['14[2].pbshost', 0]);
  });

  it('takes names that look like numbers and values with quotes and backslashes', () => {
    const [asJson, asText] = recording('openpbs/jobs-odd-values.txt').map((block) => block.stdout);
    assert.deepEqual(
      readOpenPbsJson(asJson ?? '')?.map((job) => job.name),
      ['007'],
    );
    assert.deepEqual(
      readOpenPbsText(asText ?? '').map((job) => job.name),
      ['007', '1e5'],
    );
  });

  const ends: readonly (readonly [string, string, number | undefined])[] = [
    ['271', 'cancelled', 143],
    ['137', 'exited', 137],
    ['-29', 'wall-time-exceeded', undefined],
    ['-27', 'memory-exceeded', undefined],
    ['-25', 'cancelled', undefined],
    ['-1', 'launch-failed', undefined],
  ];
  for (const [status, end, exitCode] of ends) {
    it(`takes Exit_status ${status} for ${end}`, () => {
      const [job] = readOpenPbsText(finished.replace('Exit_status = 7', `Exit_status = ${status}`));
      assert.deepEqual([job?.end, job?.exitCode], [end, exitCode]);
    });
  }

  // Before version 20 a run over a limit was ended as qdel ends one (OpenPBS, Exceeded resources notification).
  const overruns: readonly (readonly [string, string, string, string])[] = [
    ['walltime', '00:00:04', '00:05:01', 'wall-time-exceeded'],
    ['mem', '7364kb', '102401kb', 'memory-exceeded'],
    ['mem', '7364kb', '102400kb', 'cancelled'],
  ];
  for (const [name, used, overused, end] of overruns) {
    it(`takes Exit_status 271 of a run that has used a ${name} of ${overused} for ${end}`, () => {
      const killed = finished.replace('Exit_status = 7', 'Exit_status = 271');
      const [job] = readOpenPbsText(killed.replace(`used.${name} = ${used}`, `used.${name} = ${overused}`));
      assert.deepEqual([job?.end, job?.exitCode], [end, 143]);
    });
  }

  it('takes a job that was deleted before it ran for cancelled', () => {
    const [job] = readOpenPbsText(finished.replace('    Exit_status = 7\n', ''));
    assert.deepEqual([job?.state, job?.end], ['ended', 'cancelled']);
  });

  it('takes a job that PBS holds because it could not start it for one that ends by that', () => {
    const held = (comment: string) =>
      readOpenPbsText(`Job Id: 1.h\n    Job_Name = x\n    job_state = H\n    comment = ${comment}\n`)[0];
    const given = held('job held, too many failed attempts to run');
    assert.deepEqual([given?.state, given?.end], ['held', 'launch-failed']);
    assert.equal(held('Job held by alice on Sat Nov 21 at 21:07')?.end, undefined);
  });

  it('asks the history for known jobs that have left the list, in one command', async () => {
    const history = {
      // With a suffix qstat would ask the server of that name, which may have another one by now.
      command: 'qstat -x -f 3 99',
      stdout: finished,
      stderr: 'qstat: Unknown Job Id 99.pbshost\n',
      exit: 153,
    };
    const replay = await createReplay(
      ['qstat'],
      [...version, ...recording('openpbs/jobs-none.txt'), history],
    );
    const known = ['3.pbshost', '99.pbshost'].map((id) => knownJob(id, 'gridjob', '2026-11-21T21:07:09Z'));
    const shown = await createPbsPlatform({ path: replay.path }).poll(known);
    assert.deepEqual(
      shown.map((job) => [job.batchId, job.exitCode]),
      [['3.pbshost', 7]],
    );
  });

  it('reads the text where somebody’s values break the JSON', async () => {
    const broken = { command: 'qstat -f -F json', stdout: json.slice(0, 5000), stderr: '', exit: 0 };
    const plain = { command: 'qstat -f', stdout: text, stderr: '', exit: 0 };
    const replay = await createReplay(['qstat'], [...version, broken, plain]);
    const shown = await createPbsPlatform({ path: replay.path }).poll([
      knownJob('18.pbshost', 'STDIN', '2026-11-21T21:07:10Z'),
    ]);
    assert.deepEqual(
      shown.map((job) => job.batchId),
      ['18.pbshost'],
    );
  });

  it('reads the text of a version that knows no JSON', async () => {
    const stderr = "qstat: invalid option -- 'F'\nusage:\nqstat [-f] [-J] [-p] [-t] [-x] [-E]\n";
    const refused = { command: 'qstat -f -F json', stdout: '', stderr, exit: 2 };
    const plain = { command: 'qstat -f', stdout: text, stderr: '', exit: 0 };
    const replay = await createReplay(['qstat'], [...version, refused, plain]);
    const known = knownJob('18.pbshost', 'STDIN', '2026-11-21T21:07:10Z');
    assert.equal((await createPbsPlatform({ path: replay.path }).poll([known])).length, 1);
  });

  it('does not take the valid but empty JSON of a failed connection for an empty list', async () => {
    const down = recorded('openpbs/server-down.txt', 'qstat -f -F json 1035.pbshost');
    const replay = await createReplay(
      ['qstat', 'qsub'],
      [
        ...version,
        { ...down, command: 'qstat -f -F json' },
        { ...recorded('openpbs/server-down.txt', 'qsub mark.sh'), command: 'qsub *' },
      ],
    );
    const platform = createPbsPlatform({ path: replay.path });
    await assert.rejects(platform.poll([]), { code: 'BATCH_UNAVAILABLE' });
    await assert.rejects(platform.submit(sampleRun()), { code: 'BATCH_UNAVAILABLE' });
  });

  it('takes every refusal of qsub, whatever its number', async () => {
    for (const refusal of recording('openpbs/qsub.txt').filter((block) => block.exit !== 0)) {
      const replay = await createReplay(['qstat', 'qsub'], [...version, { ...refusal, command: 'qsub *' }]);
      assert.equal(
        (await createPbsPlatform({ path: replay.path }).submit(sampleRun())).kind,
        'refused',
        refusal.command,
      );
    }
  });

  it('counts vnodes, not the host that they divide, and sees one that is down', () => {
    const nodes = readNodes(recorded('openpbs/nodes-vnodes.txt').stdout);
    assert.deepEqual(
      nodes.map((node) => [node.name, node.state, node.processors, node.processorsInUse]),
      [
        ['pbshost[1]', 'busy', 2, 2],
        ['pbshost[2]', 'busy', 2, 2],
        ['pbshost[3]', 'free', 2, 0],
        ['pbshost[4]', 'free', 2, 0],
      ],
    );
    assert.deepEqual(nodes[0]?.jobs, ['16.pbshost', '17.pbshost']);
    assert.equal(readNodes(recorded('openpbs/nodes-down.txt').stdout)[0]?.state, 'down');
  });

  it('reads queues whose state counts are wrapped', () => {
    const { queues } = readCluster(recorded('openpbs/queues.txt').stdout, '');
    const batch = queues.find((queue) => queue.name === 'batch');
    assert.deepEqual([batch?.queued, batch?.running, batch?.limits.wallTime], [6, 7, 86_400]);
  });
});
