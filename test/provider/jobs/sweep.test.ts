import assert from 'node:assert/strict';
import type { Account } from '../../../src/provider/accounts/account.ts';
import { accountById } from '../../../src/provider/accounts/account-queries.ts';
import { cancelJob } from '../../../src/provider/jobs/cancel-job.ts';
import { cancelSweep } from '../../../src/provider/jobs/cancel-sweep.ts';
import { filesOf } from '../../../src/provider/jobs/job-files.ts';
import { isTerminal } from '../../../src/provider/jobs/job-states.ts';
import { listJobs } from '../../../src/provider/jobs/list-jobs.ts';
import { jobMessage } from '../../../src/provider/jobs/messages/job-messages.ts';
import type { Submission } from '../../../src/provider/jobs/submission.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { type Sweep, sweepValues } from '../../../src/provider/jobs/sweep-values.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import { submissionFor } from './one-job.ts';
import {
  ada,
  bob,
  contentOf,
  openProvider,
  openTestAccount,
  requestBy,
  type TestProvider,
} from './test-provider.ts';

describe('the values of a sweep', () => {
  const range = (from: string, to: string, step?: string) =>
    sweepValues({ parameter: 'p', range: { from, to, step } });

  it('are exact decimals from the first to the last that is not beyond the end', () => {
    assert.deepEqual(range('1', '4'), ['1', '2', '3', '4']);
    assert.deepEqual(range('0', '0.35', '0.1'), ['0', '0.1', '0.2', '0.3']);
    assert.deepEqual(range('-0.5', '0.5', '0.25'), ['-0.5', '-0.25', '0', '0.25', '0.5']);
    assert.deepEqual(range('3', '1', '-1'), ['3', '2', '1']);
    assert.deepEqual(range('7', '7'), ['7']);
    assert.equal(range('1', '1000').length, 1000);
  });

  const wrong: readonly [string, Omit<Sweep, 'parameter'>, string, RegExp][] = [
    ['no values', { values: [] }, 'values', /no values/],
    ['too many values', { values: Array.from({ length: 1001 }, String) }, 'values', /1001.* 1000/],
    ['a step of 0', { range: { from: '1', to: '2', step: '0.0' } }, 'range/step', /is 0/],
    ['a step away from the end', { range: { from: '2', to: '1' } }, 'range', /never comes/],
    ['too long a range', { range: { from: '0', to: '1', step: '0.0001' } }, 'range', /10001/],
  ];
  for (const [what, sweep, member, sentence] of wrong) {
    it(`are refused with the member where there is ${what}`, () => {
      assert.throws(() => sweepValues({ parameter: 'p', ...sweep }), {
        code: 'SWEEP_INVALID',
        path: `SubmitJob/sweep/${member}`,
        message: sentence,
      });
    });
  }
});

describe('a sweep', () => {
  let provider: TestProvider;
  let account: Account;
  let submission: Submission;

  beforeEach(async () => {
    provider = await openProvider(temporaryDirectory('sweep'));
    account = await openTestAccount(provider, ada, '100');
    submission = {
      ...(await submissionFor(provider, account, 'urn:test:upper')),
      sweep: { parameter: 'word', values: ['a', 'b', 'c'] },
    };
  });
  afterEach(() => provider.close());

  const submit = (given: Submission, requestId?: string) =>
    submitJob(provider.jobs, requestBy(ada, requestId), given);
  const all = async () => (await listJobs(provider.jobs, ada, {})).items;

  it('is one submission, as many jobs as values, each charged once, and one summary of them', async () => {
    await provider.engine.start();
    const first = await submit(submission);
    const sweepId = first.sweep?.id;
    const jobs = await until('the end of all', async () => {
      const { items } = await listJobs(provider.jobs, ada, { sweepId });
      return items.every(({ state }) => isTerminal(state)) && [...items].reverse();
    });
    assert.deepEqual(
      jobs.map(({ sweep, state }) => [sweep, state]),
      [1, 2, 3].map((number) => [{ id: sweepId, number }, 'finished']),
    );
    for (const [index, job] of jobs.entries()) {
      const [output] = await filesOf(provider.store.db, job.id, 'output');
      assert.ok(output);
      assert.equal(await contentOf(provider, output.stagerId), `${'abc'[index]}|1||HELLO`);
    }
    assert.equal(new Set(jobs.map(({ token }) => token)).size, 3);
    const { balance, reserved } = (await accountById(provider.store.db, account.id)) ?? {};
    assert.deepEqual([balance, reserved], [-jobs.reduce((sum, { charge = 0 }) => sum + charge, 0), 0]);
    assert.deepEqual((await jobMessage(provider.store.db, first)).sweep, {
      sweepId,
      parameter: 'word',
      number: 1,
      jobs: 3,
      states: [{ state: 'finished', jobs: 3 }],
    });
  });

  it('is the same one for the same request id', async () => {
    const [one, other] = await Promise.all([submit(submission, 'r'), submit(submission, 'r')]);
    assert.equal(one.id, other.id);
    assert.equal((await submit(submission, 'r')).id, one.id);
    assert.equal((await all()).length, 3);
  });

  it('is taken whole or not at all', async () => {
    const values = Array.from({ length: 50 }, String);
    await assert.rejects(submit({ ...submission, sweep: { parameter: 'word', values } }), {
      code: 'CREDIT_EXCEEDED',
    });
    const times = { parameter: 'times', range: { from: '8', to: '10' } };
    const given = [{ name: 'word', value: 'x' }];
    await assert.rejects(submit({ ...submission, arguments: given, sweep: times }), {
      code: 'ARGUMENT_INVALID',
    });
    assert.deepEqual(await all(), []);
    assert.equal((await accountById(provider.store.db, account.id))?.reserved, 0);
  });

  it('is cancelled by one order, again the same, and by nobody else', async () => {
    const { sweep } = await submit(submission);
    const sweepId = sweep?.id ?? '';
    await assert.rejects(cancelSweep(provider.jobs, requestBy(bob), { sweepId }), { code: 'SWEEP_UNKNOWN' });
    await assert.rejects(cancelSweep(provider.jobs, requestBy(ada), { sweepId: 'swp-' }), {
      code: 'SWEEP_UNKNOWN',
    });
    const [first] = await all();
    await cancelJob(provider.jobs, requestBy(ada), { jobId: first?.id ?? '', reason: 'before' });
    for (const requestId of ['c', 'c', 'd'])
      await cancelSweep(provider.jobs, requestBy(ada, requestId), { sweepId, reason: 'too dear' });
    await provider.engine.start();
    const ended = await until('the end of all', async () => {
      const jobs = await all();
      return jobs.every(({ state }) => state === 'cancelled') && jobs;
    });
    assert.deepEqual(
      ended.map(({ cancel }) => cancel?.reason),
      ['before', 'too dear', 'too dear'],
    );
    await cancelSweep(provider.jobs, requestBy(ada), { sweepId });
  });

  it('is refused beside an argument of its parameter, and by a quote', async () => {
    const given = [{ name: 'word', value: 'x' }];
    await assert.rejects(submit({ ...submission, arguments: given }), { code: 'SWEEP_INVALID' });
    await assert.rejects(submit({ ...submission, quoteId: 'quo-any' }), {
      code: 'SWEEP_INVALID',
      path: 'SubmitJob/quoteId',
    });
  });

  it('is listed by its id, without the jobs of other sweeps', async () => {
    const { sweep } = await submit(submission);
    await submit({ ...submission, sweep: { parameter: 'word', values: ['d'] } });
    const of = async (sweepId: string | undefined) =>
      (await listJobs(provider.jobs, ada, { sweepId })).items.length;
    assert.deepEqual([await of(sweep?.id), await of('swp-none'), await of(undefined)], [3, 0, 4]);
  });
});
