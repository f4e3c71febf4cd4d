import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../src/errors/catalogue.ts';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import type { Account } from '../../../src/provider/accounts/account.ts';
import { accountById } from '../../../src/provider/accounts/account-queries.ts';
import { createStager } from '../../../src/provider/data/create-stager.ts';
import type { StagerId } from '../../../src/provider/data/stager.ts';
import type { Jobs } from '../../../src/provider/jobs/jobs.ts';
import { listResources } from '../../../src/provider/jobs/list-resources.ts';
import { type QuoteWish, requestQuote } from '../../../src/provider/jobs/request-quote.ts';
import type { Submission } from '../../../src/provider/jobs/submission.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import {
  ada,
  bob,
  idleEngine,
  nobody,
  openProvider,
  openTestAccount,
  requestBy,
  type TestProvider,
  upload,
} from './test-provider.ts';

describe('submitting a job', () => {
  let provider: TestProvider;
  let jobs: Jobs;
  let account: Account;
  let stagerId: StagerId;
  let right: Submission;

  beforeEach(async () => {
    // The engine is not started: what is submitted stays where it is.
    provider = await openProvider(temporaryDirectory('submit'));
    jobs = { ...provider.jobs, engine: idleEngine };
    account = await openTestAccount(provider);
    stagerId = await upload(provider, account, 'hello');
    right = {
      accountId: account.id,
      applicationUri: 'urn:test:upper',
      resourceId: 'res-local',
      arguments: [{ name: 'word', value: 'x' }],
      inputs: [{ name: 'text', stagerId }],
    };
  });
  afterEach(() => provider.close());

  const submit = (submission: Submission, requestId?: string, by = ada) =>
    submitJob(jobs, requestBy(by, requestId), submission);
  const count = async () => (await provider.store.db.selectFrom('jobs').select('id').execute()).length;
  const reserved = async () => (await accountById(provider.store.db, account.id))?.reserved;

  it('gives the same job for the same request id, for ever, and refuses other content', async () => {
    const [first, second] = await Promise.all([submit(right, 'r1'), submit(right, 'r1')]);
    assert.equal(first.id, second.id);
    assert.equal((await submit(right, 'r1')).id, first.id);
    assert.equal(await count(), 1);
    assert.equal(await reserved(), first.ceiling);
    await assert.rejects(submit({ ...right, label: 'other' }, 'r1'), { code: 'REQUEST_ID_REUSED' });
    assert.notEqual((await submit(right, 'r2')).id, first.id);
    assert.equal(await count(), 2);
  });

  it('lets one of two submissions have the last credit', async () => {
    const poor = await openTestAccount(provider, bob, '7');
    const file = await upload(provider, poor, 'hello');
    const submission = { ...right, accountId: poor.id, inputs: [{ name: 'text', stagerId: file }] };
    const outcomes = await Promise.allSettled(['a', 'b'].map((id) => submit(submission, id, bob)));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    assert.equal(refused.length, 1);
    const [one] = refused;
    assert.ok(
      one?.status === 'rejected' &&
        one.reason instanceof PlegmaError &&
        one.reason.code === 'CREDIT_EXCEEDED',
    );
    assert.equal(await count(), 1);
  });

  it('refuses what is wrong with the member, what was found and what is allowed, and changes nothing', async () => {
    const other = await upload(provider, account, new Uint8Array([1, 2, 3, 0]));
    const empty = await createStager(provider.data, requestBy(ada), { accountId: account.id, name: 'empty' });
    const cases: readonly [Partial<Submission>, ErrorCode, string, RegExp][] = [
      [{ accountId: nobody }, 'ACCOUNT_UNKNOWN', '', /no account/],
      [{ accountId: undefined }, 'SUBMISSION_INCOMPLETE', 'SubmitJob', /quoteId/],
      [{ applicationUri: 'urn:none' }, 'APPLICATION_UNKNOWN', 'SubmitJob/applicationUri', /urn:none/],
      [{ resourceId: 'res-none' }, 'RESOURCE_UNKNOWN', 'SubmitJob/resourceId', /res-none/],
      [{ arguments: [] }, 'ARGUMENT_MISSING', 'SubmitJob/arguments', /word/],
      [
        { arguments: [{ name: 'wrod', value: 'x' }] },
        'ARGUMENT_UNKNOWN',
        'SubmitJob/arguments/argument[1]/name',
        /word, times/,
      ],
      [
        {
          arguments: [
            { name: 'word', value: 'x' },
            { name: 'times', value: '10' },
          ],
        },
        'ARGUMENT_INVALID',
        'SubmitJob/arguments/argument[2]/value',
        /"10".*from 1 to 9/,
      ],
      [
        {
          arguments: [
            { name: 'word', value: 'x' },
            { name: 'secret', value: 'true' },
          ],
        },
        'ARGUMENT_ADVANCED',
        'SubmitJob/arguments/argument[2]/name',
        /tier/,
      ],
      [{ inputs: [] }, 'INPUT_MISSING', 'SubmitJob/inputs', /text/],
      [
        { inputs: [{ name: 'picture', stagerId }] },
        'INPUT_UNKNOWN',
        'SubmitJob/inputs/input[1]/name',
        /text/,
      ],
      [
        { inputs: [{ name: 'text', url: 'gsiftp://x/y' }] },
        'INPUT_PLACE',
        'SubmitJob/inputs/input[1]/url',
        /gsiftp/,
      ],
      [
        { inputs: [{ name: 'text', stagerId: other }] },
        'INPUT_TYPE',
        'SubmitJob/inputs/input[1]/stagerId',
        /text is expected/,
      ],
      [
        { inputs: [{ name: 'text', stagerId: empty.id }] },
        'INPUT_INCOMPLETE',
        'SubmitJob/inputs/input[1]/stagerId',
        /empty/,
      ],
      [
        { inputs: [{ name: 'text', stagerId: 'stg-none' }] },
        'STAGER_UNKNOWN',
        'SubmitJob/inputs/input[1]/stagerId',
        /stg-none/,
      ],
      [
        { requirements: { wallTime: 3601 } },
        'REQUIREMENT_UNFIT',
        'SubmitJob/requirements/wallTime',
        /3600.*3601/,
      ],
      [{ quoteId: 'quo-none' }, 'QUOTE_UNKNOWN', 'SubmitJob/quoteId', /quo-none/],
    ];
    for (const [change, code, path, sentence] of cases) {
      const error = await submit({ ...right, ...change }, 'wrong').catch((reason: unknown) => reason);
      assert.ok(error instanceof PlegmaError, `${code} expected`);
      assert.deepEqual([error.code, error.path ?? ''], [code, path]);
      assert.match(error.message, sentence);
    }
    assert.deepEqual([await count(), await reserved()], [0, 0]);
    await submit(right, 'wrong');
  });

  it('does not let a stranger use the account or its data', async () => {
    await assert.rejects(submit(right, undefined, bob), { code: 'ACCOUNT_UNKNOWN' });
    const own = await openTestAccount(provider, bob);
    await assert.rejects(submit({ ...right, accountId: own.id }, undefined, bob), { code: 'STAGER_UNKNOWN' });
  });

  describe('by a quote', () => {
    const wish = (): QuoteWish => ({
      accountId: account.id,
      applicationUri: 'urn:test:upper',
      resourceId: 'res-local',
      arguments: [{ name: 'word', value: 'x' }],
      inputSizes: [{ name: 'text', size: 5 }],
      requirements: {},
    });

    it('prices the run, and binds the job to it', async () => {
      const quote = await requestQuote(jobs, requestBy(ada, 'q'), wish());
      // 1 EUR a job; 2 s estimated, at most twice that, at 1 EUR a second.
      assert.equal(quote.ceiling, 500);
      assert.equal((await requestQuote(jobs, requestBy(ada, 'q'), wish())).id, quote.id);
      const job = await submit({ quoteId: quote.id, inputs: right.inputs });
      assert.deepEqual([job.quoteId, job.ceiling, job.arguments], [quote.id, 500, quote.arguments]);
      await assert.rejects(submit({ quoteId: quote.id, inputs: right.inputs }), { code: 'QUOTE_USED' });
    });

    it('refuses what was not quoted', async () => {
      const quote = await requestQuote(jobs, requestBy(ada), wish());
      const byQuote = { quoteId: quote.id, inputs: right.inputs };
      for (const [change, path] of [
        [{ resourceId: 'res-dear' }, 'SubmitJob/resourceId'],
        [{ arguments: [{ name: 'word', value: 'y' }] }, 'SubmitJob/arguments'],
        [{ requirements: { wallTime: 5 } }, 'SubmitJob/requirements'],
        [
          { inputs: [{ name: 'text', stagerId: await upload(provider, account, 'six by') }] },
          'SubmitJob/inputs',
        ],
      ] as const) {
        await assert.rejects(submit({ ...byQuote, ...change }), { code: 'QUOTE_MISMATCH', path });
      }
      assert.equal(
        (await submit({ ...byQuote, arguments: [{ name: 'word', value: 'x' }] })).quoteId,
        quote.id,
      );
    });

    it('refuses one that has expired, and one of somebody else', async () => {
      const quote = await requestQuote(jobs, requestBy(ada), wish());
      const later = { ...jobs, now: () => Date.now() + 300_001 };
      const byQuote = { quoteId: quote.id, inputs: right.inputs };
      await assert.rejects(submitJob(later, requestBy(ada), byQuote), { code: 'QUOTE_EXPIRED' });
      await assert.rejects(submit(byQuote, undefined, bob), { code: 'QUOTE_UNKNOWN' });
    });

    it("tells nothing of somebody else's: not that there is one, nor its end, nor its job", async () => {
      const own = await openTestAccount(provider, bob);
      const quote = await requestQuote(jobs, requestBy(ada), wish());
      const byQuote = { quoteId: quote.id, inputs: right.inputs };
      const unknown = { code: 'QUOTE_UNKNOWN' };
      await assert.rejects(submit({ ...byQuote, accountId: own.id }, undefined, bob), unknown);
      const later = { ...jobs, now: () => Date.now() + 300_001 };
      await assert.rejects(submitJob(later, requestBy(bob), byQuote), unknown);
      await submit(byQuote);
      await assert.rejects(submit(byQuote, undefined, bob), unknown);
    });
  });

  it('lists the resources that can run it, cheapest first', async () => {
    const asked = { accountId: account.id, applicationUri: 'urn:test:upper', requirements: {} };
    const offered = await listResources(jobs, ada, asked);
    assert.deepEqual(
      offered.map(({ resource }) => resource.id),
      ['res-local', 'res-dear'],
    );
    const tooLong = { ...asked, requirements: { wallTime: 4000 } };
    assert.deepEqual(await listResources(jobs, ada, tooLong), []);
  });
});
