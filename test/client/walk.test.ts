import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { samplePicture } from '../../src/cli/sample-picture.ts';
import { blobSource } from '../../src/client/blob-source.ts';
import { connectBroker } from '../../src/client/connect-broker.ts';
import type { Provider } from '../../src/client/connect-provider.ts';
import { detectMediaType } from '../../src/client/detect-media-type.ts';
import { fetchOutputs } from '../../src/client/fetch-outputs.ts';
import { followJob } from '../../src/client/follow-job.ts';
import type { JobRequest } from '../../src/client/job-request.ts';
import { collect, listAll } from '../../src/client/list-all.ts';
import { loadTrust } from '../../src/client/load-trust.node.ts';
import { localFileSource } from '../../src/client/local-file-source.node.ts';
import { MemorySink } from '../../src/client/memory-sink.ts';
import { quoteJob } from '../../src/client/quote-job.ts';
import { type RunEvent, runJob } from '../../src/client/run-job.ts';
import { submitJob } from '../../src/client/submit-job.ts';
import type { Service } from '../../src/contracts/generated/registry-types.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { decimal } from '../../src/soap/codec/decimal.ts';
import { Grid, openAccount } from './grid.ts';
import { operationOf, unreliable } from './unreliable-transport.ts';

describe('the walk of a customer', () => {
  let grid: Grid;
  let provider: Provider;
  let accountId: string;
  let services: ReadonlyMap<string, Service>;
  before(async () => {
    grid = await Grid.start();
    provider = await grid.connect();
    accountId = await openAccount(provider);
    const { registry } = connectBroker(grid.broker.url, undiciTransport());
    const listed = listAll(
      (cursor) => registry.ListServices({ limit: 1, cursor }),
      (page) => page.services,
    );
    services = new Map((await collect(listed)).map((service) => [service.name, service]));
  });
  after(() => grid.close());

  const packing = (label?: string): JobRequest => ({
    accountId,
    applicationUri: services.get('Pack')?.applicationUri ?? '',
    inputs: [
      { name: 'files', file: blobSource(new Blob(['one']), 'one.txt') },
      { name: 'files', file: blobSource(new Blob(['two']), 'two.txt') },
    ],
    label,
  });

  it('finds the services page by page, each at the address of its provider', () => {
    assert.deepEqual([...services.keys()].sort(), ['Pack', 'Paint', 'Swirl']);
    assert.equal(services.get('Swirl')?.url, provider.address.href);
  });

  it('swirls a picture in one call, and is charged what the job says', async () => {
    const events: RunEvent[] = [];
    const sink = new MemorySink();
    const request: JobRequest = {
      accountId,
      applicationUri: services.get('Swirl')?.applicationUri ?? '',
      arguments: { degrees: '90' },
      inputs: [{ name: 'inputImage', file: await localFileSource(samplePicture) }],
    };
    const { job, outputs } = await runJob(provider, request, () => sink, {
      onEvent: (event) => void events.push(event),
    });
    assert.equal(job.state, 'finished');
    assert.deepEqual(
      outputs.map(({ output }) => output.name),
      ['outputImage'],
    );
    assert.equal(detectMediaType('', sink.bytes()), 'image/jpeg');
    const kinds = events.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1]);
    assert.deepEqual(kinds, ['quoted', 'uploading', 'submitted', 'changed', 'downloading']);
    const { entries } = await provider.accounts.GetStatement({ accountId });
    const charges = entries.filter(({ jobId }) => jobId === job.jobId);
    assert.deepEqual(
      charges.map(({ amount }) => amount),
      [`-${job.charge?.amount}`],
    );
  });

  for (const kind of ['uploading', 'downloading']) {
    it(`waits for whoever is told of ${kind}, and ends where that fails`, async () => {
      const run = runJob(provider, packing(), () => new MemorySink(), {
        onEvent: async (event) => {
          await pause(1);
          if (event.kind === kind) throw new Error('cannot be told');
        },
      });
      await assert.rejects(run, /cannot be told/);
    });
  }

  it('sends nothing where the price is above what the customer allows', async () => {
    const before = await provider.data.ListStagers({});
    const maximumCharge = { amount: decimal('0.01'), currency: 'EUR' };
    const run = runJob(provider, packing(), () => new MemorySink(), { maximumCharge });
    await assert.rejects(run, { code: 'CHARGE_TOO_HIGH' });
    assert.deepEqual(await provider.data.ListStagers({}), before);
  });

  it('submits once though the answer to the submission is lost', async () => {
    let lost = 0;
    const link = unreliable(undiciTransport(), (_exchange, request) => {
      if (operationOf(request) !== 'SubmitJob' || lost > 0) return undefined;
      lost += 1;
      return 'answer';
    });
    const shaky = await grid.connect(link, { retry: { delay: 1 } });
    const { quote } = await quoteJob(shaky.jobs, packing('once'));
    const job = await submitJob(shaky, packing('once'), quote.quoteId);
    assert.equal(lost, 1);
    const { jobs } = await provider.jobs.ListJobs({ label: 'once' });
    assert.deepEqual(
      jobs.map(({ jobId }) => jobId),
      [job.jobId],
    );
    await collect(followJob(provider.jobs, job.jobId));
  });

  it('refuses to fetch the result of a job that has none', async () => {
    const { quote } = await quoteJob(provider.jobs, packing());
    const job = await submitJob(provider, packing(), quote.quoteId);
    await assert.rejects(
      fetchOutputs(provider, job, () => new MemorySink()),
      {
        code: 'JOB_WITHOUT_RESULT',
      },
    );
    await collect(followJob(provider.jobs, job.jobId));
  });

  it('names the resources where the one that was asked for does not exist', async () => {
    await assert.rejects(quoteJob(provider.jobs, { ...packing(), resourceId: 'res-none' }), {
      code: 'RESOURCE_NONE',
      message: /offers res-local for .*, not res-none/,
    });
  });

  it('names what a job asks for where no resource has it', async () => {
    const requirements = { nodes: 900, nodeProperty: 'chem' };
    await assert.rejects(quoteJob(provider.jobs, { ...packing(), requirements }), {
      code: 'RESOURCE_NONE',
      message: /offers no resource for \S+ with nodes 900, nodeProperty chem\.$/,
    });
  });

  it('follows a job over a restart of the provider', async () => {
    const { quote } = await quoteJob(provider.jobs, packing('restart'));
    const { jobId } = await submitJob(provider, packing('restart'), quote.quoteId);
    await grid.restart();
    const states = (await collect(followJob(provider.jobs, jobId))).map(({ state }) => state);
    assert.equal(states.at(-1), 'finished');
  });

  it('waits for a provider that is away while a job is followed', async () => {
    const link = unreliable(undiciTransport(), (exchange) => (exchange <= 6 ? 'request' : undefined));
    const { quote } = await quoteJob(provider.jobs, packing());
    const { jobId } = await submitJob(provider, packing(), quote.quoteId);
    const away = await grid.connect(link, { retry: { attempts: 1 } });
    const retry = { attempts: 10, delay: 1, longestDelay: 5 };
    const states = (await collect(followJob(away.jobs, jobId, { retry }))).map(({ state }) => state);
    assert.equal(states.at(-1), 'finished');
    const impatient = { attempts: 2, delay: 1, longestDelay: 5 };
    const gone = await grid.connect(
      unreliable(undiciTransport(), () => 'request'),
      { retry: { attempts: 1 } },
    );
    await assert.rejects(collect(followJob(gone.jobs, jobId, { retry: impatient })), {
      code: 'TRANSPORT_FAILED',
    });
  });

  it('believes no answer that another authority vouches for', async () => {
    const stranger = await Grid.start();
    try {
      const trust = await loadTrust(stranger.addresses.certificates.authorities);
      const deceived = await grid.connect(undiciTransport(), { trust });
      await assert.rejects(deceived.accounts.ListAccounts({}), { code: 'CERTIFICATE_UNTRUSTED' });
    } finally {
      await stranger.close();
    }
  });
});
