import assert from 'node:assert/strict';
import type { JobOperations } from '../../../src/contracts/generated/job-types.ts';
import type { Account } from '../../../src/provider/accounts/account.ts';
import { jobService } from '../../../src/provider/jobs/job-service.ts';
import type { Identity } from '../../../src/security/identity.ts';
import { noAttachments } from '../../../src/soap/attachments/attachment.ts';
import { codecOf } from '../../../src/soap/codec/service-codec.ts';
import type { CallContext, Service } from '../../../src/soap/server/operation.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { ada, bob, openProvider, openTestAccount, type TestProvider, upload } from './test-provider.ts';

describe('the JobService', () => {
  let provider: TestProvider;
  let service: Service<JobOperations>;
  let account: Account;

  beforeEach(async () => {
    provider = await openProvider(temporaryDirectory('service'));
    await provider.engine.start();
    await provider.jobs.clusters.renew();
    service = jobService(provider.jobs);
    account = await openTestAccount(provider);
  });
  afterEach(() => provider.close());

  /** Calls an operation; what it answers must be what the contract allows. */
  async function call<Name extends keyof JobOperations & string>(
    name: Name,
    request: JobOperations[Name]['input'],
    caller: Identity = ada,
  ): Promise<JobOperations[Name]['output']> {
    const answer = await service.operations[name](request, contextOf(caller));
    codecOf(service.contract).encodeResponse(name, answer);
    return answer;
  }

  it('leads through the whole walk: applications, resources, quote, job, waiting, log, end', async () => {
    const { applications, nextCursor } = await call('ListApplications', { limit: 2 });
    assert.equal(applications.length, 2);
    const rest = await call('ListApplications', { cursor: nextCursor });
    assert.ok(rest.applications.some(({ applicationUri }) => applicationUri === 'urn:test:upper'));

    const { application } = await call('DescribeApplication', {
      applicationUri: 'urn:test:upper',
      accountId: account.id,
    });
    assert.deepEqual(
      application.parameters.map(({ name }) => name),
      ['word', 'times'],
    );

    const { resources } = await call('ListResources', {
      applicationUri: application.applicationUri,
      accountId: account.id,
    });
    const [cheapest] = resources;
    assert.ok(cheapest);
    assert.deepEqual(
      [cheapest.resourceId, cheapest.free, cheapest.estimatedCharge?.amount],
      ['res-local', 2, '4.5'],
    );

    const text = 'hello';
    const { quote } = await call('RequestQuote', {
      requestId: 'q-1',
      accountId: account.id,
      applicationUri: application.applicationUri,
      resourceId: cheapest.resourceId,
      arguments: [{ name: 'word', value: 'soap' }],
      inputs: [{ name: 'text', size: BigInt(text.length) }],
    });
    assert.deepEqual([quote.ceiling.amount, quote.breakdown.length], ['5', 3]);

    const stagerId = await upload(provider, account, text);
    const submission = {
      requestId: 'j-1',
      label: 'walk',
      quoteId: quote.quoteId,
      inputs: [{ name: 'text', stagerId }],
    };
    let { job } = await call('SubmitJob', submission);
    assert.equal((await call('SubmitJob', submission)).job.jobId, job.jobId);
    while (job.endedAt === undefined || job.charge === undefined) {
      ({ job } = await call('WaitForJob', { jobId: job.jobId, version: job.version, timeout: 10 }));
    }
    assert.deepEqual([job.state, job.progress, job.outputs.length], ['finished', 1, 1]);
    assert.ok(job.outputs[0]?.digest?.startsWith('sha256:'));
    assert.ok(Number(job.charge.amount) <= Number(quote.ceiling.amount));
    const log = await call('ReadJobLog', { jobId: job.jobId, stream: 'output' });
    assert.deepEqual(log, { text: 'word: soap\n', nextOffset: 11n, complete: true });
    const behind = { jobId: job.jobId, stream: 'output', offset: 2n ** 63n - 1n } as const;
    await assert.rejects(call('ReadJobLog', behind), { code: 'READ_RANGE', path: 'ReadJobLog/offset' });
    assert.deepEqual((await call('ListJobs', { label: 'walk' })).jobs, [
      (await call('GetJob', { jobId: job.jobId })).job,
    ]);
    await assert.rejects(call('GetJob', { jobId: job.jobId }, bob), { code: 'JOB_UNKNOWN' });
    await assert.rejects(call('CancelJob', { jobId: job.jobId }), { code: 'JOB_STATE' });
    assert.deepEqual(await call('DestroyJob', { jobId: job.jobId }), {});
    await assert.rejects(call('GetJob', { jobId: job.jobId }), { code: 'JOB_UNKNOWN' });
  });

  it('shows advanced parameters to the tiers that include them', async () => {
    const generous = jobService({
      ...provider.jobs,
      rules: { quoteLifetime: 1, advancedTiers: ['standard'] },
    });
    const request = { applicationUri: 'urn:test:upper', accountId: account.id };
    const { application } = await generous.operations.DescribeApplication(request, contextOf(ada));
    assert.ok(application.parameters.some(({ name }) => name === 'secret'));
    const { application: unnamed } = await generous.operations.DescribeApplication(
      { applicationUri: 'urn:test:upper' },
      contextOf(ada),
    );
    assert.ok(!unnamed.parameters.some(({ name }) => name === 'secret'));
  });

  it('refuses inputs of a size that no price counts, in one file or many', async () => {
    const asking = (size: bigint) =>
      call('RequestQuote', {
        accountId: account.id,
        applicationUri: 'urn:test:upper',
        resourceId: 'res-local',
        arguments: [{ name: 'word', value: 'x' }],
        inputs: [{ name: 'text', size }],
      });
    await assert.rejects(asking(2n ** 63n - 1n), {
      code: 'REQUIREMENT_UNFIT',
      path: 'RequestQuote/inputs',
    });
    assert.ok(await asking(10n ** 12n));
  });

  it('refuses requirements that are none', async () => {
    const request = { applicationUri: 'urn:test:upper', accountId: account.id };
    const asking = (nodeProperty: string) =>
      call('ListResources', { ...request, requirements: { nodeProperty } });
    await assert.rejects(asking('chem;id'), {
      code: 'REQUIREMENT_UNFIT',
      path: 'ListResources/requirements/nodeProperty',
    });
    await assert.rejects(call('ListResources', { ...request, requirements: { memory: 0n } }), {
      code: 'REQUIREMENT_UNFIT',
    });
  });
});

function contextOf(identity: Identity): CallContext {
  return {
    caller: { kind: 'identified', identity, evidence: 'a'.repeat(64) },
    messageId: undefined,
    address: new URL('http://localhost/services/JobService'),
    signal: new AbortController().signal,
    envelope: new Uint8Array(),
    attachments: noAttachments,
    resource: [],
    attach: undefined,
  };
}
