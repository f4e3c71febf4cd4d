import assert from 'node:assert/strict';
import type { BatchRun, JobToken } from '../../../src/provider/platforms/platform.ts';
import { faultInRun } from '../../../src/provider/platforms/run-values.ts';
import { sampleRun } from './sample-run.ts';

describe('values on their way to a command line', () => {
  it('are found without fault when they are plain', () => {
    const requirements = { nodes: 2, processorsPerNode: 2, memory: 1, wallTime: 60, nodeProperty: 'chem' };
    assert.equal(faultInRun(sampleRun({ queue: 'batch-2', requirements })), undefined);
  });

  const wrong: readonly (readonly [string, Partial<BatchRun>])[] = [
    ['a name with a command', { token: 'x;id' as JobToken }],
    ['a name that is no token', { token: 'sleep' as JobToken }],
    ['a path with a blank', { stdout: '/tmp/a b' }],
    ['a path that Slurm expands', { stdout: '/tmp/%u' }],
    ['a path with a host', { stderr: 'host:/tmp/x' }],
    ['a relative path', { script: 'job.sh' }],
    ['an option in place of a script', { script: '--wrap=id' }],
    ['a line break', { workspace: '/tmp/x\n/etc' }],
    ['a queue with a command', { queue: 'batch`id`' }],
    ['an option in place of a queue', { queue: '-I' }],
    ['a property with more resources', { requirements: { nodeProperty: 'chem,walltime=9' } }],
    ['a fraction of a node', { requirements: { nodes: 0.5 } }],
    ['no processor', { requirements: { processorsPerNode: 0 } }],
    ['no number', { requirements: { wallTime: Number.NaN } }],
    ['endless time', { requirements: { wallTime: Number.POSITIVE_INFINITY } }],
  ];
  for (const [what, changes] of wrong) {
    it(`are refused with a sentence: ${what}`, () =>
      assert.match(faultInRun(sampleRun(changes)) ?? '', /\.$/));
  }
});
