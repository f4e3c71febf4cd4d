import assert from 'node:assert/strict';
import { createPbsPlatform } from '../../../../src/provider/platforms/pbs/pbs.ts';
import { recorded, recording } from '../recording.ts';
import { createReplay } from '../replay.ts';
import { sampleRun } from '../sample-run.ts';

const version = {
  command: 'qstat --version',
  stdout: '',
  stderr: 'Unknown option: version\nUsage:\n',
  exit: 2,
};

describe('platform pbs in front of Slurm’s TORQUE commands', () => {
  it('takes refusals that are printed on standard output, and leaves the command out of the reason', async () => {
    for (const refusal of recording('slurm-wrapper/qsub.txt').filter((block) => block.exit !== 0)) {
      const replay = await createReplay(['qstat', 'qsub'], [version, { ...refusal, command: 'qsub *' }]);
      const outcome = await createPbsPlatform({ path: replay.path }).submit(sampleRun());
      assert.equal(outcome.kind, 'refused', refusal.command);
      assert.doesNotMatch(outcome.kind === 'refused' ? outcome.reason : '', /usr.bin.sbatch/);
    }
  });

  it('tells BATCH_UNAVAILABLE where the controller is down', async () => {
    const qsub = { ...recorded('slurm-wrapper/server-down.txt', 'qsub mark.sh'), command: 'qsub *' };
    const replay = await createReplay(['qstat', 'qsub', 'squeue'], [version, qsub]);
    const platform = createPbsPlatform({ path: replay.path });
    await assert.rejects(platform.submit(sampleRun()), { code: 'BATCH_UNAVAILABLE' });
    await assert.rejects(platform.poll([]), { code: 'BATCH_UNAVAILABLE' });
  });

  it('asks for a node property by proc, for a memory by node', async () => {
    const replay = await createReplay(
      ['qstat', 'qsub'],
      [version, { command: 'qsub *', stdout: '12\n', stderr: '', exit: 0 }],
    );
    const requirements = { nodes: 2, memory: 1_000_000_000, nodeProperty: 'bio' };
    await createPbsPlatform({ path: replay.path }).submit(sampleRun({ requirements }));
    assert.match((await replay.calls()).at(-1) ?? '', / -l nodes=2:ppn=1,mem=954mb,proc=bio -o /);
  });
});
