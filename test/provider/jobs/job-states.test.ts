import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  allJobStates,
  isInBatch,
  isTerminal,
  type JobState,
  jobStates,
  mayFollow,
} from '../../../src/provider/jobs/job-states.ts';

describe('the table of job states', () => {
  it('leads every walk to exactly one end, and each state can reach one', () => {
    const walk = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(walk, (choices) => {
        const visited: JobState[] = ['created'];
        for (const choice of choices) {
          const next: readonly JobState[] = jobStates[visited.at(-1) ?? 'created'].next;
          const to = next[choice % Math.max(1, next.length)];
          if (to === undefined) break;
          visited.push(to);
        }
        assert.ok(visited.filter(isTerminal).length <= 1);
        assert.ok(!visited.slice(0, -1).some(isTerminal), visited.join());
      }),
    );
    for (const state of allJobStates) assert.ok(reachable(state).some(isTerminal), state);
  });

  it('lets nothing follow an end and nothing go back to created', () => {
    for (const from of allJobStates) {
      assert.equal(mayFollow(from, 'created'), false);
      for (const to of allJobStates) if (isTerminal(from)) assert.equal(mayFollow(from, to), false);
    }
  });

  it('lets a job that ran end only through staging-out, and one that never ran not through it', () => {
    for (const from of allJobStates) {
      const ran = from === 'running' || from === 'suspended' || from === 'staging-out';
      const endsDirectly = allJobStates.filter(isTerminal).some((end) => mayFollow(from, end));
      if (!isTerminal(from)) assert.equal(endsDirectly, !ran || from === 'staging-out', from);
      assert.equal(mayFollow(from, 'staging-out'), ran && from !== 'staging-out', from);
    }
  });

  it('maps every state to the sister systems, and each PBS letter to one state', () => {
    const letters = allJobStates.flatMap((state) => [...jobStates[state].pbs]);
    assert.equal(new Set(letters).size, letters.length);
    assert.deepEqual([...letters].sort(), ['C', 'E', 'F', 'H', 'Q', 'R', 'S', 'T', 'U', 'W']);
    for (const state of allJobStates) {
      assert.equal(
        isTerminal(state),
        ['Finished', 'Failed', 'Cancelled'].includes(jobStates[state].bes),
        state,
      );
      assert.equal(isTerminal(state), jobStates[state].emiEs.status === 'terminal', state);
      if (isInBatch(state)) assert.ok(jobStates[state].pbs.length > 0, state);
    }
  });
});

function reachable(from: JobState, seen = new Set<JobState>()): JobState[] {
  if (seen.has(from)) return [...seen];
  seen.add(from);
  const next: readonly JobState[] = jobStates[from].next;
  for (const state of next) reachable(state, seen);
  return [...seen];
}
