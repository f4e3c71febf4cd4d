import assert from 'node:assert/strict';
import { missingFrom, onlyOurs } from '../../../src/provider/platforms/known-jobs.ts';
import type { BatchId, BatchJob } from '../../../src/provider/platforms/platform.ts';
import { knownJob } from './sample-run.ts';

const TIME = '2026-11-21T21:00:00Z';
const lost = knownJob('50', 'plg0f5c51p24jq8', TIME);
const next = knownJob('50', 'plg0f5c51p24jq9', TIME);

function shown(name: string, changes: Partial<BatchJob> = {}): BatchJob {
  return { batchId: '50' as BatchId, name, state: 'running', submittedAt: new Date(TIME), ...changes };
}

describe('believing that a job in the batch system is ours', () => {
  it('asks for id, name and submission time together', () => {
    assert.equal(onlyOurs([shown(next.token)], [next]).length, 1);
    assert.equal(onlyOurs([shown('sleep.sh')], [next]).length, 0);
    assert.equal(
      onlyOurs([shown(next.token, { submittedAt: new Date('2026-11-21T23:00:00Z') })], [next]).length,
      0,
    );
    assert.equal(
      onlyOurs([shown(next.token, { submittedAt: new Date('2026-11-21T19:00:00Z') })], [next]).length,
      0,
    );
  });

  it('lets clocks differ by minutes, and does without a time that is not told', () => {
    assert.equal(
      onlyOurs([shown(next.token, { submittedAt: new Date('2026-11-21T21:10:00Z') })], [next]).length,
      1,
    );
    const { submittedAt: _, ...timeless } = shown(next.token);
    assert.equal(onlyOurs([timeless], [next]).length, 1);
  });

  it('gives an id that a crashed server used twice to the one whose name it has, in whatever order they are known', () => {
    for (const known of [
      [lost, next],
      [next, lost],
    ]) {
      assert.deepEqual(onlyOurs([shown(next.token)], known), [shown(next.token)]);
      assert.deepEqual(missingFrom([shown(next.token)], known), [lost]);
    }
  });

  it('finds by its token a job whose answer never came, though it got the id of one that a crash lost', () => {
    assert.deepEqual(onlyOurs([shown(next.token)], [lost]), [shown(next.token)]);
    assert.deepEqual(missingFrom([shown(next.token)], [lost]), [lost]);
  });

  it('takes ids with and without the server’s name for the same', () => {
    assert.equal(
      onlyOurs([shown(next.token, { batchId: '50.head.example.org' as BatchId })], [next]).length,
      1,
    );
  });

  it('shows jobs under unknown ids only when they carry a token', () => {
    const other = { batchId: '51' as BatchId };
    assert.equal(onlyOurs([shown('plg0f5c51p24jq7', other)], [next]).length, 1);
    assert.equal(onlyOurs([shown('plgexample', other)], [next]).length, 0);
  });
});
