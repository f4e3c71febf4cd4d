import { dirname, join } from 'node:path';
import { connectProvider } from '../../src/client/connect-provider.ts';
import { loadCredential } from '../../src/client/load-credential.node.ts';
import { loadTrust } from '../../src/client/load-trust.node.ts';
import { newRequestId } from '../../src/client/request-id.ts';
import { accountContract } from '../../src/contracts/generated/account-contract.ts';
import { dataContract } from '../../src/contracts/generated/data-contract.ts';
import { jobContract } from '../../src/contracts/generated/job-contract.ts';
import type { SubmitJob } from '../../src/contracts/generated/job-types.ts';
import { mobileGridServerContract } from '../../src/contracts/generated/mobile-grid-server-contract.ts';
import { registryContract } from '../../src/contracts/generated/registry-contract.ts';
import type { Credential } from '../../src/security/credential.ts';
import type { AddressingVersion } from '../../src/soap/addressing/versions.ts';
import type { PackageForm } from '../../src/soap/attachments/attachment.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { streamContent } from '../../src/soap/codec/binary-content.ts';
import { decimal } from '../../src/soap/codec/decimal.ts';
import type { OperationTypes, ServiceContract } from '../../src/soap/service-contract.ts';
import type { SoapVersion } from '../../src/soap/soap-version.ts';
import type { ServedAddresses } from '../support/server-process.ts';
import type { Random } from './random.ts';
import type { RawRequest } from './raw-request.ts';
import { recordRequest } from './record-request.ts';
import { signedRequest } from './signed-request.ts';

/** A request that the endpoint answers without a fault as long as nobody changes it. */
export interface CorpusEntry {
  readonly name: string;
  readonly port: number;
  /** Whether the operation has to be signed. */
  readonly isSigned: boolean;
  /**
   * Writes the request anew: newly signed, in a SOAP version and addressing that are chosen.
   *
   * @param change Changes the content of Body before it is signed.
   */
  make(random: Random, change?: (payload: string) => string): Promise<RawRequest>;
}

interface Call {
  readonly operation: string;
  readonly input: object;
  readonly form?: PackageForm;
}

/** Requests of every service and every form of message, to an endpoint that runs. */
export async function makeCorpus(addresses: ServedAddresses): Promise<CorpusEntry[]> {
  const client = await loadCredential(addresses.certificates.client);
  const certificates = dirname(addresses.certificates.client.certificate);
  const provider = await loadCredential({
    certificate: join(certificates, 'provider.pem'),
    key: join(certificates, 'provider.key'),
  });
  const { broker, provider: site } = addresses;
  const made = await makeResources(addresses, client);
  return [
    ...entries(registryContract, broker.registry, undefined, registryReads),
    ...entries(registryContract, broker.registry, provider, registryWrites),
    ...entries(mobileGridServerContract, broker.mobileGridServer, undefined, legacyCalls),
    ...entries(accountContract, site.accountService, client, accountCalls(made.accountId)),
    ...entries(dataContract, site.dataService, client, dataCalls(made)),
    ...entries(jobContract, site.jobService, client, jobCalls(made)),
  ];
}

const APPLICATION = 'http://it-innovation.soton.ac.uk/grid/imagemagick/swirl';
/** A GIF of one pixel. */
const PIECE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=', 'base64');

const registryReads: readonly Call[] = [
  { operation: 'DescribeBroker', input: {} },
  { operation: 'ListServices', input: { limit: 10 } },
  {
    operation: 'FindServices',
    input: { text: 'swirl', maximumPrice: { amount: decimal('1.5'), currency: 'EUR' }, limit: 5 },
  },
];

const registryWrites: readonly Call[] = [
  {
    operation: 'RegisterService',
    input: {
      name: 'Fuzzed',
      description: 'A service that is registered <again> & again.',
      url: 'http://localhost:8081/services/JobService',
      applicationUri: 'urn:fuzz:application',
      categories: ['graphics', 'tests'],
      keywords: ['fuzz'],
      priceFrom: { amount: decimal('0.05'), currency: 'EUR' },
      providerName: 'Fuzz',
      leaseSeconds: 60,
    },
  },
];

const legacyCalls: readonly Call[] = [
  { operation: 'ListSize', input: {} },
  { operation: 'ServicesList', input: {} },
];

function accountCalls(accountId: string): Call[] {
  return [
    { operation: 'OpenAccount', input: { title: 'Fuzz', contact: 'nobody@example.org', currency: 'EUR' } },
    { operation: 'GetAccount', input: { accountId } },
    { operation: 'ListAccounts', input: { state: 'open', limit: 2 } },
    {
      operation: 'GetStatement',
      input: {
        accountId,
        from: new Date('2024-01-01T00:00:00Z'),
        to: new Date('2034-01-01T00:00:00Z'),
        limit: 3,
      },
    },
    {
      operation: 'AddUser',
      input: {
        accountId,
        rule: { identity: { issuer: 'CN=CA,C=GR', subject: 'CN=bob,C=GR' } },
        role: 'user',
      },
    },
  ];
}

function dataCalls({ accountId, stagerId, complete }: Resources): Call[] {
  const write = (form: PackageForm, content: object): Call => ({
    operation: 'WriteStager',
    input: { stagerId, offset: 0n, content },
    form,
  });
  const attached = () => ({ size: PIECE.length, stream: () => streamContent(PIECE) });
  return [
    {
      operation: 'CreateStager',
      input: { accountId, name: 'in.gif', mediaType: 'image/gif', size: 35n },
    },
    write('plain', PIECE),
    write('mtom', attached()),
    write('swa', attached()),
    write('dime', attached()),
    { operation: 'GetStager', input: { stagerId } },
    { operation: 'ReadStager', input: { stagerId: complete, offset: 0n, length: 10 } },
    { operation: 'ListStagers', input: { accountId, limit: 2 } },
  ];
}

function jobCalls({ accountId, resourceId, submission, jobId }: Resources): Call[] {
  return [
    { operation: 'SubmitJob', input: submission },
    { operation: 'GetJob', input: { jobId } },
    { operation: 'WaitForJob', input: { jobId, version: 0, timeout: 1 } },
    { operation: 'ReadJobLog', input: { jobId, stream: 'output', offset: 0n, length: 100 } },
    { operation: 'ListApplications', input: { limit: 5 } },
    { operation: 'DescribeApplication', input: { applicationUri: APPLICATION, accountId } },
    {
      operation: 'ListResources',
      input: { applicationUri: APPLICATION, accountId, requirements: { nodes: 1, wallTime: decimal('60') } },
    },
    {
      operation: 'RequestQuote',
      input: {
        accountId,
        applicationUri: APPLICATION,
        resourceId,
        arguments: [{ name: 'degrees', value: '90' }],
        inputs: [{ name: 'inputImage', size: 1000n }],
      },
    },
    {
      operation: 'ListJobs',
      input: { accountId, state: 'running', since: new Date('2024-01-01T00:00:00Z') },
    },
  ];
}

function entries<Types extends OperationTypes>(
  contract: ServiceContract<Types>,
  address: string,
  credential: Credential | undefined,
  calls: readonly Call[],
): CorpusEntry[] {
  return calls.map(({ operation, input, form = 'plain' }) => ({
    name: `${contract.name}.${operation} ${form}`,
    port: Number(new URL(address).port),
    isSigned: credential !== undefined,
    make: async (random, change) => {
      const version: SoapVersion = random.chance(0.7) || form === 'dime' ? '1.1' : '1.2';
      const addressing = random.pick<AddressingVersion | 'none'>(['none', '2005/08', '2004/08', '2004/03']);
      const message = { contract, operation, input, address, form, version, addressing };
      return signedRequest(await recordRequest(message), credential, version, change);
    },
  }));
}

interface Resources {
  readonly accountId: string;
  /** Takes pieces for ever. */
  readonly stagerId: string;
  /** A stager that can be read. */
  readonly complete: string;
  readonly resourceId: string;
  /** Has been sent: with the same `requestId` it is answered again, and runs nothing. */
  readonly submission: SubmitJob;
  readonly jobId: string;
}

/** What the requests refer to, made over the same endpoint. */
async function makeResources(
  { provider, certificates }: ServedAddresses,
  credential: Credential,
): Promise<Resources> {
  const trust = await loadTrust(certificates.authorities);
  const { accounts, data, jobs } = connectProvider(provider.jobService, {
    transport: undiciTransport(),
    credential,
    trust,
  });
  const { accountId } = (await accounts.OpenAccount({ title: 'Fuzz', contact: 'nobody@example.org' }))
    .account;
  const { stagerId } = (await data.CreateStager({ accountId, name: 'in.gif' })).stager;
  const complete = (await data.CreateStager({ accountId, name: 'done.gif' })).stager.stagerId;
  await data.WriteStager({ stagerId: complete, content: PIECE, last: true });
  const { resources } = await jobs.ListResources({ accountId, applicationUri: APPLICATION });
  const resourceId = resources[0]?.resourceId ?? '';
  const submission: SubmitJob = {
    requestId: newRequestId(),
    label: 'Fuzz',
    accountId,
    applicationUri: APPLICATION,
    resourceId,
    arguments: [{ name: 'degrees', value: '90' }],
    inputs: [{ name: 'inputImage', stagerId: complete }],
  };
  const { jobId } = (await jobs.SubmitJob(submission)).job;
  return { accountId, stagerId, complete, resourceId, submission, jobId };
}
