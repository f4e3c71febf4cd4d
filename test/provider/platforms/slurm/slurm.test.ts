import assert from 'node:assert/strict';
import { readCompletions, readSacct } from '../../../../src/provider/platforms/slurm/accounting.ts';
import { readSlurmCluster } from '../../../../src/provider/platforms/slurm/cluster.ts';
import { readFields } from '../../../../src/provider/platforms/slurm/fields.ts';
import { expandHosts } from '../../../../src/provider/platforms/slurm/hosts.ts';
import { readSlurmJob } from '../../../../src/provider/platforms/slurm/job.ts';
import { readSqueue } from '../../../../src/provider/platforms/slurm/jobs.ts';
import { withJobs } from '../../../../src/provider/platforms/slurm/node-jobs.ts';
import { createSlurmPlatform } from '../../../../src/provider/platforms/slurm/slurm.ts';
import { recorded, recording } from '../recording.ts';
import { createReplay } from '../replay.ts';
import { knownJob, sampleRun } from '../sample-run.ts';

const listed = recorded('slurm/jobs.txt').stdout;

describe('platform slurm', () => {
  it('reads states, reasons and ends from squeue', () => {
    const views = readSqueue(listed).map((job) => [job.name, job.state, job.end, job.exitCode]);
    assert.deepEqual(
      new Map(views.map(([name, ...rest]) => [name, rest])),
      new Map([
        ['plgcancelled00', ['ended', 'cancelled', 143]],
        ['plgarray000000', ['ended', 'exited', 0]],
        ['plgexit7000000', ['ended', 'exited', 7]],
        ['plgkill9000000', ['ended', 'exited', 137]],
        ['plgnooutput000', ['ended', 'launch-failed', undefined]],
        ['plgdepdepdep00', ['held', undefined, undefined]],
        ['plgwaitstime00', ['queued', undefined, undefined]],
        ['plgheldheld000', ['held', undefined, undefined]],
        ['plg0f5c51p24jq9', ['running', undefined, undefined]],
        ['odd|name with bars', ['running', undefined, undefined]],
      ]),
    );
  });

  it('gives times only where they have come, never the limit of a running job as its end', () => {
    const jobs = readSqueue(listed);
    const running = jobs.find((job) => job.name === 'plg0f5c51p24jq9');
    assert.deepEqual(running?.nodes, ['node1', 'node2']);
    assert.deepEqual(running.startedAt, new Date('2026-11-21T23:23:30Z'));
    assert.equal(running.endedAt, undefined);
    assert.equal(jobs.find((job) => job.name === 'plgwaitstime00')?.startedAt, undefined);
  });

  it('tells of a job that no node took that it will not come to run', () => {
    const facts = { id: '8', name: 'plg', state: 'PENDING', reason: 'launch failed requeued held' };
    const { state, end } = readSlurmJob(facts);
    assert.deepEqual([state, end], ['held', 'launch-failed']);
    assert.equal(readSlurmJob({ ...facts, reason: 'JobHeldAdmin' }).end, undefined);
  });

  it('gives no start of a job that was cancelled in the queue', () => {
    const [job] = readSqueue(
      listed.replace('|batch|node4|1|0:02|0|plgcancelled00|', '|batch||1|0:00|0|plgcancelled00|'),
    );
    assert.deepEqual([job?.end, job?.startedAt, job?.nodes], ['cancelled', undefined, undefined]);
  });

  it('leaves out the submission time of a requeued job: it is that of the requeue', () => {
    const [job] = readSqueue(listed.replace('|0:02|0|plgcancelled00|', '|0:02|1|plgcancelled00|'));
    assert.equal(job?.submittedAt, undefined);
  });

  it('refuses rubbish, and knows an empty list', () => {
    assert.throws(() => readSqueue('<html>busy</html>'), { code: 'BATCH_UNAVAILABLE' });
    assert.throws(() => readSqueue(listed.slice(0, 700)), { code: 'BATCH_UNAVAILABLE' });
    assert.deepEqual(readSqueue(''), []);
  });

  const states: readonly (readonly [string, string, string | undefined])[] = [
    ['TIMEOUT', 'ended', 'wall-time-exceeded'],
    ['NODE_FAIL', 'ended', 'node-failed'],
    ['OUT_OF_MEMORY', 'ended', 'memory-exceeded'],
    ['CANCELLED by 1001', 'ended', 'cancelled'],
    ['COMPLETING', 'exiting', undefined],
    ['SUSPENDED', 'suspended', undefined],
    ['REQUEUE_HOLD', 'held', undefined],
    ['SPECIAL_EXIT', 'held', undefined],
    ['SIGNALING', 'running', undefined],
    ['STAGE_OUT', 'exiting', undefined],
    ['BOOT_FAIL', 'ended', 'node-failed'],
    ['DEADLINE', 'ended', 'wall-time-exceeded'],
    ['PREEMPTED', 'ended', 'cancelled'],
    // squeue(1): a sibling of a federated job, removed because another cluster started the job.
    ['REVOKED', 'running', undefined],
  ];
  for (const [state, shown, end] of states) {
    it(`takes ${state} for ${end ?? shown}`, () => {
      const job = readSlurmJob({ id: '1', name: 'x', state, hosts: 'node1', exit: { code: 0, signal: 15 } });
      assert.deepEqual([job.state, job.end], [shown, end]);
    });
  }

  it('gives no exit status to a job that was ended from outside before it had one', () => {
    const job = readSlurmJob({
      id: '1',
      name: 'x',
      state: 'NODE_FAIL',
      hosts: 'node1',
      exit: { code: 0, signal: 0 },
    });
    assert.deepEqual([job.end, job.exitCode], ['node-failed', undefined]);
  });

  it('takes no job that never had a node for one that ran, whichever source tells it', () => {
    const exit = { code: 0, signal: 0 };
    const ends = ['', 'None assigned'].flatMap((hosts) =>
      ['DEADLINE', 'FAILED'].map((state) => readSlurmJob({ id: '1', name: 'x', state, hosts, exit }).end),
    );
    assert.deepEqual(ends, ['cancelled', 'launch-failed', 'cancelled', 'launch-failed']);
  });

  it('takes a job that a crash of the controller left “requeued held” for held', () => {
    const facts = { id: '1', name: 'x', state: 'PENDING', reason: 'launch failed requeued held' };
    assert.equal(readSlurmJob(facts).state, 'held');
  });

  it('keeps a job in a state that nobody knows: neither lost nor ended', () => {
    const job = readSlurmJob({ id: '1', name: 'x', state: 'SOMETHING_NEW', reason: 'None' });
    assert.deepEqual([job.state, job.comment], ['held', 'Slurm shows state SOMETHING_NEW.']);
  });

  it('reads jobcomp’s file and sacct', () => {
    const completions = new Map(
      readCompletions(recorded('slurm/jobcomp.txt').stdout).map((job) => [job.batchId as string, job]),
    );
    assert.deepEqual([completions.get('3')?.name, completions.get('3')?.exitCode], ['named', 7]);
    assert.equal(completions.get('6')?.end, 'launch-failed');
    const accounted = readSacct(recorded('slurm/sacct.txt').stdout).map((job) => [
      job.batchId,
      job.name,
      job.exitCode,
    ]);
    assert.deepEqual(accounted, [
      ['3', 'named', 7],
      ['1', 'sleep3.sh', 0],
      ['2', 'gridjob', 7],
    ]);
  });

  it('does not take a record of a job that was put back for the job: a crash has lost it since', async () => {
    const requeued =
      'JobId=50 Name=plg0f5c51p24jq8 JobState=PENDING Partition=batch NodeList=node5 NodeCnt=1 ExitCode=0:0 \n';
    const replay = await createReplay(
      ['squeue', 'scontrol', 'grep'],
      [
        { command: 'squeue *', stdout: listed, stderr: '', exit: 0 },
        ...recording('slurm/config.txt'),
        { command: 'grep *', stdout: requeued, stderr: '', exit: 0 },
      ],
    );
    const known = knownJob('50', 'plg0f5c51p24jq8', '2026-11-21T21:00:00Z');
    const shown = await createSlurmPlatform({ path: replay.path }).poll([known]);
    assert.deepEqual(
      shown.filter(({ name }) => name === known.token),
      [],
    );
  });

  it('looks for known jobs that the controller has forgotten where their ends are kept', async () => {
    const completed =
      'JobId=50 Name=plg0f5c51p24jq8 JobState=FAILED Partition=batch NodeList=node5 NodeCnt=1 ExitCode=7:0 \n';
    const replay = await createReplay(
      ['squeue', 'scontrol', 'grep'],
      [
        { command: 'squeue *', stdout: listed, stderr: '', exit: 0 },
        ...recording('slurm/config.txt'),
        { command: 'grep -E ^JobId=(50|51)  *', stdout: completed, stderr: '', exit: 0 },
      ],
    );
    const known = ['50', '51'].map((id) => knownJob(id, 'plg0f5c51p24jq8', '2026-11-21T23:00:00Z'));
    const shown = await createSlurmPlatform({ path: replay.path }).poll(known);
    assert.deepEqual(
      shown.map((job) => [job.batchId, job.exitCode]),
      [
        ['6', undefined],
        ['50', 7],
      ],
    );
  });

  // Newer ones have `Restarts`; 22.05 says "Invalid field requested" and not one line more.
  it('asks sacct for no column that older versions refuse, and takes the last run of a requeued job', async () => {
    const token = 'plg0f5c51p24jq8';
    const accounted = [
      'JobIDRaw|JobName|State|ExitCode|Start|End|Partition|NodeList|NNodes|Elapsed',
      `50|${token}|NODE_FAIL|1:0|2026-11-21T21:00:01|2026-11-21T21:00:09|batch|node1|1|00:00:08`,
      `50|${token}|TIMEOUT|0:0|2026-11-21T23:00:01|2026-11-21T23:01:01|batch|node2|1|00:01:00`,
      '',
    ].join('\n');
    const config = 'AccountingStorageType   = accounting_storage/slurmdbd\n';
    const unknown = (field: string) => ({
      command: `sacct *${field}*`,
      stdout: '',
      stderr: `sacct: fatal: Invalid field requested: "${field}"\n`,
      exit: 1,
    });
    const replay = await createReplay(
      ['squeue', 'scontrol', 'sacct'],
      [
        { command: 'squeue *', stdout: '', stderr: '', exit: 0 },
        { command: 'scontrol show config', stdout: config, stderr: '', exit: 0 },
        ...['Restarts', 'Planned', 'SubmitLine'].map(unknown),
        { command: 'sacct *', stdout: accounted, stderr: '', exit: 0 },
      ],
    );
    const known = knownJob('50', token, '2026-11-21T21:00:00Z');
    const shown = await createSlurmPlatform({ path: replay.path }).poll([known]);
    assert.deepEqual(
      shown.map(({ end, nodes }) => [end, nodes]),
      [['wall-time-exceeded', ['node2']]],
    );
  });

  it('takes the id of one cluster of several, and nothing else, for accepted', async () => {
    const outcomes = [];
    for (const stdout of ['12\n', '12;east\n', 'Submitted batch job 12\n', '']) {
      const replay = await createReplay(['sbatch'], [{ command: 'sbatch *', stdout, stderr: '', exit: 0 }]);
      outcomes.push((await createSlurmPlatform({ path: replay.path }).submit(sampleRun())).kind);
    }
    assert.deepEqual(outcomes, ['accepted', 'accepted', 'unknown', 'unknown']);
  });

  it('does not call a submission refused whose answer timed out in Slurm', async () => {
    const stderr = 'sbatch: error: Batch job submission failed: Socket timed out on send/recv operation\n';
    const replay = await createReplay(['sbatch'], [{ command: 'sbatch *', stdout: '', stderr, exit: 1 }]);
    assert.equal((await createSlurmPlatform({ path: replay.path }).submit(sampleRun())).kind, 'unknown');
  });

  it('describes partitions and nodes, drained and down ones too', () => {
    const [partitions, nodes, jobs] = recording('slurm/cluster.txt').map((block) => block.stdout);
    const view = readSlurmCluster(partitions ?? '', nodes ?? '', jobs ?? '');
    assert.deepEqual(view.queues[0], {
      name: 'batch',
      enabled: true,
      queued: 3,
      running: 2,
      limits: { nodes: 8, wallTime: 86_400 },
      nodes: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `node${number}`),
    });
    assert.deepEqual(view.queues[1]?.nodes, ['node5', 'node7']);
    const busy = withJobs(view.nodes, 'batch|R|12|node[1-2]\nchem|PD|13|\nbatch|CG|14|node2\n');
    assert.deepEqual(
      busy.slice(0, 3).map((node) => node.jobs),
      [['12'], ['12', '14'], []],
    );
    const states = new Map(view.nodes.map((node) => [node.name, node.state]));
    assert.deepEqual(
      [states.get('node4'), states.get('node8'), states.get('node1')],
      ['down', 'offline', 'busy'],
    );
    assert.deepEqual(view.nodes[6]?.properties, ['chem']);
    assert.equal(view.nodes[0]?.memory, 1000 * 1024 * 1024);
  });

  it('keeps blanks inside the values of a record', () => {
    const fields = readFields(recorded('slurm/job-record.txt').stdout);
    assert.equal(fields.get('Command'), '/vol/jobs/exit7.sh a b');
    assert.equal(fields.get('ExitCode'), '7:0');
  });

  it('expands lists of hosts', () => {
    assert.deepEqual(expandHosts('node[2-3,07],login'), ['node2', 'node3', 'node07', 'login']);
    assert.deepEqual(expandHosts('n[09-11]-ib'), ['n09-ib', 'n10-ib', 'n11-ib']);
    assert.deepEqual(expandHosts('(null)'), []);
  });
});
