import assert from 'node:assert/strict';
import { isTerminal, type JobState, mayFollow } from '../../src/provider/jobs/job-states.ts';

/** Asserts that a job has come to one end, and to it by valid transitions alone. */
export function assertOneLife(states: readonly JobState[]): void {
  assert.equal(states[0], 'created');
  states.slice(1).forEach((state, index) => {
    const before = states[index];
    assert.ok(before && mayFollow(before, state), `${before} → ${state} in ${states}`);
  });
  assert.deepEqual(states.filter(isTerminal), states.slice(-1));
}
