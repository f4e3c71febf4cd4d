import assert from 'node:assert/strict';
import { judgeEnd, type RunEvidence } from '../../../src/provider/jobs/judge-end.ts';
import type { BatchId, BatchJob } from '../../../src/provider/platforms/platform.ts';

const at = new Date('2026-01-01T00:00:00Z');
const patience = { vanish: 60_000, reason: 10_000 };
const quiet: RunEvidence = {
  exitStatus: undefined,
  batch: 'not-asked',
  begun: true,
  started: true,
  goneFor: 0,
  statusFor: 0,
  cancel: undefined,
  wallTime: undefined,
  patience,
};
const shown = (more: Partial<BatchJob>): BatchJob => ({
  batchId: '7' as BatchId,
  name: 'plg',
  state: 'ended',
  ...more,
});
const status = (exitCode: number, interrupted = false) => ({
  exitCode,
  interrupted,
  startedAt: at,
  endedAt: at,
  cpuTime: 1,
  node: 'node1',
});
const judge = (run: Partial<RunEvidence>) => judgeEnd({ ...quiet, ...run })?.code;

describe('judging the end of a run', () => {
  it('believes the script first: status 0 is done whatever the batch system says, and the difference is recorded', () => {
    assert.equal(judge({ exitStatus: status(0) }), 'done');
    assert.equal(judge({ exitStatus: status(0), batch: 'absent' }), 'done');
    const end = judgeEnd({ ...quiet, exitStatus: status(0), batch: shown({ exitCode: 1, end: 'exited' }) });
    assert.deepEqual([end?.code, /0.*1/.test(end?.difference ?? '')], ['done', true]);
  });

  it('waits for the reason of another status, and asks no longer than its patience', () => {
    const running = shown({ state: 'running' });
    assert.equal(judge({ exitStatus: status(3), batch: running, statusFor: 9_999 }), undefined);
    assert.equal(judge({ exitStatus: status(3), batch: running, statusFor: 10_000 }), 'exit-status');
    assert.equal(
      judge({ exitStatus: status(143), batch: shown({ end: 'wall-time-exceeded' }) }),
      'over-wall-time',
    );
    assert.equal(judge({ exitStatus: status(137), batch: shown({ end: 'memory-exceeded' }) }), 'over-memory');
    assert.equal(
      judge({ exitStatus: status(143), batch: shown({ end: 'cancelled' }) }),
      'cancelled-by-provider',
    );
    assert.equal(
      judge({ exitStatus: status(3), batch: shown({ end: 'exited', exitCode: 3 }) }),
      'exit-status',
    );
    assert.equal(judge({ exitStatus: status(3), batch: 'absent' }), 'exit-status');
  });

  it('asks the batch system for the reason, however old the status is', () => {
    assert.equal(judge({ exitStatus: status(143), statusFor: 3_600_000 }), undefined);
  });

  it('waits longer for the reason where a signal ended the run', () => {
    for (const exitStatus of [status(143), status(9, true)]) {
      const exiting = { exitStatus, batch: shown({ state: 'exiting' }) };
      assert.equal(judge({ ...exiting, statusFor: 59_999 }), undefined);
    }
    assert.equal(
      judge({ exitStatus: status(143), batch: shown({ state: 'exiting' }), statusFor: 60_000 }),
      'signal',
    );
    assert.equal(
      judge({ exitStatus: status(9, true), batch: shown({ end: 'exited', exitCode: 9 }) }),
      'exit-status',
    );
  });

  it('tells a run that was told to end from outside, and that the batch system has forgotten, from one that failed', () => {
    const gone = { batch: 'absent', statusFor: 60_000 } as const;
    assert.equal(judge({ ...gone, exitStatus: status(143, true), statusFor: 59_999 }), undefined);
    assert.equal(judge({ ...gone, exitStatus: status(143, true) }), 'cancelled-by-provider');
    assert.equal(judge({ ...gone, exitStatus: status(143) }), 'signal');
    const exitStatus = { ...status(143, true), endedAt: new Date(at.getTime() + 60_000) };
    assert.equal(judge({ ...gone, exitStatus, wallTime: 60 }), 'over-wall-time');
    assert.equal(judge({ ...gone, exitStatus, wallTime: 600 }), 'cancelled-by-provider');
  });

  it('tells a run that the batch system itself ended, to start it again, from one that failed', () => {
    for (const batch of [shown({ state: 'queued' }), shown({ state: 'held' }), shown({ exitCode: 75 })]) {
      assert.equal(judge({ exitStatus: status(143), batch }), 'second-start');
      assert.equal(judge({ exitStatus: status(1, true), batch }), 'second-start');
      assert.equal(judge({ exitStatus: status(3), batch, statusFor: 10_000 }), 'exit-status');
    }
    assert.equal(judge({ exitStatus: status(0, true), batch: shown({ state: 'queued' }) }), 'done');
  });

  it('tells a cancelled run from one that was done before the signal came', () => {
    const cancel = { reason: undefined };
    assert.equal(judge({ cancel, exitStatus: status(143) }), 'cancelled-while-running');
    assert.equal(judge({ cancel, exitStatus: status(0) }), 'done');
    assert.equal(judge({ cancel, batch: 'absent', started: false }), 'cancelled-before-start');
    assert.equal(judge({ cancel, batch: shown({ end: 'cancelled' }) }), 'cancelled-while-running');
    assert.equal(judge({ cancel, batch: shown({ state: 'running' }) }), undefined);
  });

  it('never guesses: what nobody witnessed is lost or unknown, after the patience', () => {
    assert.equal(judge({ batch: 'absent', goneFor: 59_999 }), undefined);
    assert.equal(judge({ batch: 'absent', goneFor: 60_000 }), 'lost');
    assert.equal(judge({ batch: 'absent', goneFor: 60_000, started: false }), 'lost');
    assert.equal(judge({ batch: shown({ end: 'exited' }), goneFor: 59_999 }), undefined);
    assert.equal(judge({ batch: shown({ end: 'exited' }), goneFor: 60_000 }), 'exit-unknown');
    assert.equal(judge({ batch: shown({ end: 'exited', exitCode: 0 }), goneFor: 60_000 }), 'exit-unknown');
    assert.equal(judge({ batch: shown({ end: 'exited', exitCode: 75 }), goneFor: 60_000 }), 'second-start');
    assert.equal(judge({ batch: shown({ exitCode: 9 }), goneFor: 60_000 }), 'exit-status');
    assert.equal(judge({ batch: shown({ exitCode: 127 }), begun: false, goneFor: 60_000 }), 'launch-failed');
  });

  it('takes the batch system’s reason where the script could not speak', () => {
    assert.equal(judge({ batch: shown({ end: 'node-failed' }) }), 'node-failure');
    assert.equal(judge({ batch: shown({ end: 'launch-failed' }), begun: false }), 'launch-failed');
    assert.equal(judge({ batch: shown({ end: 'wall-time-exceeded' }), wallTime: 60 }), 'over-wall-time');
  });

  it('gives up a job that the batch system could not launch and keeps for an operator, unless it had begun', () => {
    const kept = shown({ state: 'held', end: 'launch-failed' });
    assert.equal(judge({ batch: kept, begun: false }), 'launch-failed');
    assert.equal(judge({ batch: kept, goneFor: 59_999 }), undefined);
    assert.equal(judge({ batch: kept, goneFor: 60_000 }), 'second-start');
    assert.equal(judge({ batch: kept, exitStatus: status(3), statusFor: 10_000 }), 'exit-status');
    assert.equal(judge({ batch: kept, exitStatus: status(0) }), 'done');
  });

  it('tells a workspace that cannot be used from a second start, and from an application of that status', () => {
    const unusable = shown({ end: 'exited', exitCode: 73 });
    assert.equal(judge({ batch: unusable, goneFor: 59_999 }), undefined);
    for (const begun of [false, true])
      assert.equal(judge({ batch: unusable, begun, goneFor: 60_000 }), 'workspace-unusable');
    assert.equal(judge({ batch: unusable, exitStatus: status(73) }), 'exit-status');
  });

  it('says nothing while the job lives or nobody was asked', () => {
    for (const state of ['queued', 'held', 'running', 'suspended', 'exiting'] as const) {
      assert.equal(judge({ batch: shown({ state }), goneFor: 99_999 }), undefined, state);
    }
    assert.equal(judge({ goneFor: 99_999 }), undefined);
  });
});
