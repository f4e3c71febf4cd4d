import assert from 'node:assert/strict';
import { addTransition, changeJob, JobMoved, moveJob } from '../../../src/provider/jobs/change-job.ts';
import type { Job } from '../../../src/provider/jobs/job.ts';
import { getJob, transitionsOf } from '../../../src/provider/jobs/job-queries.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { submissionFor } from './one-job.ts';
import {
  ada,
  idleEngine,
  openProvider,
  openTestAccount,
  requestBy,
  type TestProvider,
} from './test-provider.ts';

describe('changing a job', () => {
  let provider: TestProvider;
  let job: Job;
  const cause = { cause: 'test', evidence: '', time: 1 };

  beforeEach(async () => {
    provider = await openProvider(temporaryDirectory('change'));
    const account = await openTestAccount(provider);
    const submission = await submissionFor(provider, account, 'urn:test:waiter');
    job = await submitJob({ ...provider.jobs, engine: idleEngine }, requestBy(ada), submission);
  });
  afterEach(() => provider.close());

  const move = (from: Job, to: 'staging-in' | 'cancelled' | 'running') =>
    provider.store.transaction((tx) => moveJob(tx, from, to, cause));
  const states = async () => (await transitionsOf(provider.store.db, job.id)).map(({ state }) => state);

  it('lets one of two hands move it that have read the same', async () => {
    const outcomes = await Promise.allSettled([move(job, 'staging-in'), move(job, 'cancelled')]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.ok(outcomes[1]?.status === 'rejected' && outcomes[1].reason instanceof JobMoved);
    assert.deepEqual(await states(), ['created', 'staging-in']);
  });

  it('refuses a change by somebody who has read an older version', async () => {
    await provider.store.transaction((tx) => changeJob(tx, job, { progress: 1 }));
    assert.equal((await getJob(provider.store.db, job.id)).version, job.version + 1);
    await assert.rejects(
      provider.store.transaction((tx) => changeJob(tx, job, { progress: 2 })),
      JobMoved,
    );
  });

  it('refuses a move that the table of states does not allow, and leaves nothing of it', async () => {
    await assert.rejects(move(job, 'running'), /cannot go from created to running/);
    assert.deepEqual(await states(), ['created']);
  });

  it('cannot hold two ends, whatever the code does', async () => {
    const end = (state: 'failed' | 'finished') =>
      provider.store.transaction((tx) => addTransition(tx, job.id, state, cause));
    await end('failed');
    await assert.rejects(end('finished'), /UNIQUE/);
  });

  it('tells its life in the order of time though clocks differ', async () => {
    await move(job, 'staging-in');
    const [first, second] = await transitionsOf(provider.store.db, job.id);
    assert.ok(first && second && second.time >= first.time);
  });
});
