import assert from 'node:assert/strict';
import { isId, newId } from '../../src/store/ids.ts';

describe('ids', () => {
  it('sort in the order in which they were made, also within a millisecond', () => {
    const made = Array.from({ length: 5000 }, () => newId('job'));
    assert.deepEqual(made, [...made].sort());
    assert.equal(new Set(made).size, made.length);
  });

  it('fit the contract: a speaking prefix, at most 40 characters', () => {
    for (const prefix of ['acc', 'stg', 'link'] as const) {
      const id = newId(prefix);
      assert.match(id, new RegExp(`^${prefix}-[0-9a-z]{32}$`));
      assert.ok(id.length <= 40);
    }
  });

  it('cannot be told from their neighbours: 100 bits differ at random', () => {
    const tails = Array.from({ length: 200 }, () => newId('job').slice(-20));
    assert.equal(new Set(tails.map((tail) => tail.slice(0, 10))).size, tails.length);
    assert.equal(new Set(tails.map((tail) => tail.slice(10))).size, tails.length);
  });

  it('are recognised by form, so that no path or pattern passes for one', () => {
    assert.ok(isId('job', newId('job')));
    for (const text of [
      '',
      'job',
      'job-',
      'stg-abc',
      'job-../x',
      'job-A',
      `job-${'a'.repeat(40)}`,
      'job-a\n',
    ]) {
      assert.equal(isId('job', text), false, JSON.stringify(text));
    }
  });
});
