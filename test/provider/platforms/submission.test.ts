import assert from 'node:assert/strict';
import { readSubmission } from '../../../src/provider/platforms/answers.ts';
import type { CommandResult } from '../../../src/provider/platforms/command-result.ts';

const ID = /^(\d+)$/;
const COMPLAINT = /qsub: /;

function result(changes: Partial<CommandResult>): CommandResult {
  return { exit: 0, stdout: '', stderr: '', timedOut: false, truncated: false, ...changes };
}

describe('judging a submission by its answer', () => {
  const cases: readonly (readonly [string, Partial<CommandResult>, string])[] = [
    ['an id and exit 0', { stdout: '12\n' }, 'accepted'],
    ['an id among other words', { stdout: 'job 12 is yours\n' }, 'unknown'],
    ['two ids', { stdout: '12\n13\n' }, 'unknown'],
    ['an id behind the words of a site', { stdout: 'Charged to project x.\n\n12\n' }, 'accepted'],
    ['an id before the words of a site', { stdout: '12\nHave a nice day.\n' }, 'accepted'],
    ['exit 0 and silence', {}, 'unknown'],
    ['rubbish and exit 0', { stdout: '<html>' }, 'unknown'],
    ['an id but a failure', { stdout: '12\n', exit: 1 }, 'unknown'],
    ['an id, a failure and a complaint', { stdout: '12\n', stderr: 'qsub: hook failed', exit: 1 }, 'unknown'],
    ['exit 1 and silence', { exit: 1 }, 'unknown'],
    ['exit 1 and rubbish', { exit: 1, stderr: 'Segmentation fault' }, 'unknown'],
    ['a complaint of its own', { exit: 172, stderr: 'qsub: Unknown queue' }, 'refused'],
    [
      'a complaint about a broken connection',
      { exit: 1, stderr: 'qsub: Connection reset by peer' },
      'unknown',
    ],
    ['a refusal that speaks of time', { exit: 1, stderr: 'qsub: wall time out of range' }, 'refused'],
    ['a kill by the time limit', { exit: undefined, timedOut: true, stdout: '12\n' }, 'unknown'],
    ['a kill by a signal', { exit: undefined, stderr: 'qsub: x' }, 'unknown'],
    ['output cut off', { exit: undefined, truncated: true, stdout: '12\n' }, 'unknown'],
  ];
  for (const [what, answer, kind] of cases) {
    it(`takes ${what} for ${kind}`, () =>
      assert.equal(readSubmission(result(answer), ID, COMPLAINT).kind, kind));
  }

  // slurm_errno.c, pbs_error_db.h of TORQUE, sge's gdi library, condor_submit: said while the answer was awaited.
  const doubtful = [
    'qsub: error: Unable to contact slurm controller (receive failure)',
    'qsub: error: Batch job submission failed: Zero Bytes were transmitted or received',
    'qsub: error: Batch job submission failed: Unexpected message received',
    'qsub: submit error (Batch protocol error)',
    'qsub: submit error (Error reading data from socket)',
    'error: failed receiving gdi request\nUnable to run job: qsub: failed',
    'qsub: ERROR: Failed to commit job submission into the queue.',
  ];
  for (const stderr of doubtful) {
    it(`does not know what became of a submission after "${stderr}"`, () =>
      assert.equal(readSubmission(result({ exit: 1, stderr }), ID, COMPLAINT).kind, 'unknown'));
  }

  it('takes a reason of HTCondor’s own behind a failed commit for a refusal', () => {
    const stderr = 'qsub: ERROR: Failed to commit job submission into the queue.\nERROR: No such universe.\n';
    assert.equal(readSubmission(result({ exit: 1, stderr }), ID, COMPLAINT).kind, 'refused');
  });

  const never = [
    'qsub: submit error (Request not allowed: Server shutting down)',
    'qsub: submit error (Server busy. Not available threads)',
    'qsub: submit error (Maximum number of jobs already in queue MSG=total number of jobs in queue exceeds the queue limit)',
    'qsub: Error in connection to trqauthd (15137)-[could not connect to unix socket /tmp/trqauthd-unix: 111]',
    'sbatch: error: Batch job submission failed: Slurm backup controller in standby mode',
    'sbatch: error: Batch job submission failed: Protocol authentication error',
    'sbatch: error: Batch job submission failed: Rate limit exceeded, please retry momentarily',
    'sbatch: error: Batch job submission failed: MaxJobCount limit reached',
    'ERROR: Number of submitted jobs would exceed MAX_JOBS_SUBMITTED',
    'qsub: cannot connect to server localhost (errno=111) Connection refused',
    'sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)',
    'ssh: connect to host head port 22: No route to host',
    'sudo: a password is required',
  ];
  for (const stderr of never) {
    it(`knows that nothing was submitted after "${stderr}"`, () => {
      assert.throws(() => readSubmission(result({ exit: 1, stderr }), ID, COMPLAINT), {
        code: 'BATCH_UNAVAILABLE',
      });
    });
  }

  it('knows that nothing was submitted when there is no such command', () => {
    assert.throws(() => readSubmission(result({ exit: 127 }), ID, COMPLAINT), { code: 'BATCH_UNAVAILABLE' });
  });
});
