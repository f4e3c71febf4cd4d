import assert from 'node:assert/strict';
import { readSubmission } from '../../../src/provider/platforms/answers.ts';
import type { CommandResult } from '../../../src/provider/platforms/command.ts';

const id = /^(\d+)$/;
const complaint = /qsub: /;

function result(changes: Partial<CommandResult>): CommandResult {
  return { exit: 0, stdout: '', stderr: '', timedOut: false, truncated: false, ...changes };
}

describe('judging a submission by its answer', () => {
  const cases: readonly (readonly [string, Partial<CommandResult>, string])[] = [
    ['an id and exit 0', { stdout: '12\n' }, 'accepted'],
    ['an id among other words', { stdout: 'job 12 is yours\n' }, 'unknown'],
    ['two ids', { stdout: '12\n13\n' }, 'unknown'],
    ['exit 0 and silence', {}, 'unknown'],
    ['rubbish and exit 0', { stdout: '<html>' }, 'unknown'],
    ['an id but a failure', { stdout: '12\n', exit: 1 }, 'unknown'],
    ['exit 1 and silence', { exit: 1 }, 'unknown'],
    ['exit 1 and rubbish', { exit: 1, stderr: 'Segmentation fault' }, 'unknown'],
    ['a complaint of its own', { exit: 172, stderr: 'qsub: Unknown queue' }, 'refused'],
    [
      'a complaint about a broken connection',
      { exit: 1, stderr: 'qsub: Connection reset by peer' },
      'unknown',
    ],
    ['a kill by the time limit', { exit: undefined, timedOut: true, stdout: '12\n' }, 'unknown'],
    ['a kill by a signal', { exit: undefined, stderr: 'qsub: x' }, 'unknown'],
    ['output cut off', { exit: undefined, truncated: true, stdout: '12\n' }, 'unknown'],
  ];
  for (const [what, answer, kind] of cases) {
    it(`takes ${what} for ${kind}`, () =>
      assert.equal(readSubmission(result(answer), id, complaint).kind, kind));
  }

  const never = [
    'qsub: cannot connect to server localhost (errno=111) Connection refused',
    'sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)',
    'ssh: connect to host head port 22: No route to host',
    'sudo: a password is required',
  ];
  for (const stderr of never) {
    it(`knows that nothing was submitted after "${stderr}"`, () => {
      assert.throws(() => readSubmission(result({ exit: 1, stderr }), id, complaint), {
        code: 'BATCH_UNAVAILABLE',
      });
    });
  }

  it('knows that nothing was submitted when there is no such command', () => {
    assert.throws(() => readSubmission(result({ exit: 127 }), id, complaint), { code: 'BATCH_UNAVAILABLE' });
  });
});
