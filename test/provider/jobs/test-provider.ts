import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../../../src/provider/accounts/account.ts';
import type { AccountRules } from '../../../src/provider/accounts/account-rules.ts';
import { openAccount } from '../../../src/provider/accounts/open-account.ts';
import { loadApplications } from '../../../src/provider/applications/application-catalogue.ts';
import { createStager } from '../../../src/provider/data/create-stager.ts';
import { jobData } from '../../../src/provider/data/data-for-jobs.ts';
import type { Data } from '../../../src/provider/data/data-rules.ts';
import { openData } from '../../../src/provider/data/open-data.ts';
import type { StagerId } from '../../../src/provider/data/stager.ts';
import { writeStager } from '../../../src/provider/data/write-stager.ts';
import { ClusterViews } from '../../../src/provider/jobs/cluster-views.ts';
import { JobChanges } from '../../../src/provider/jobs/job-changes.ts';
import type { EnginePatience, StepMoment } from '../../../src/provider/jobs/job-context.ts';
import { JobEngine } from '../../../src/provider/jobs/job-engine.ts';
import type { JobDriver, Jobs } from '../../../src/provider/jobs/jobs.ts';
import { type Resource, ResourceCatalogue } from '../../../src/provider/jobs/resource.ts';
import { askPlatforms } from '../../../src/provider/jobs/view-source.ts';
import { LocalPlatform } from '../../../src/provider/platforms/local/local.ts';
import type { Platform } from '../../../src/provider/platforms/platform.ts';
import type { Requester } from '../../../src/provider/requester.ts';
import type { DistinguishedName, Identity } from '../../../src/security/identity.ts';
import { newId } from '../../../src/store/ids.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';

/** A provider with accounts, data and jobs in one directory; opened again, it goes on. */
export interface TestProvider {
  readonly store: Store;
  readonly data: Data;
  readonly jobs: Jobs;
  readonly engine: JobEngine;
  readonly warnings: string[];
  close(): Promise<void>;
}

export interface TestProviderOptions {
  readonly platform?: Platform;
  readonly slots?: number;
  /** Of the resource. */
  readonly queue?: string;
  readonly patience?: Partial<EnginePatience>;
  readonly onStep?: (moment: StepMoment) => void;
  readonly advancedTiers?: readonly string[];
}

const fixtures = new URL('fixtures/applications', import.meta.url).pathname;

export const accountRules: AccountRules = {
  operators: [],
  currencies: ['EUR'],
  creditWithoutChecks: 1_000_000,
  tier: 'standard',
};

/** 1 EUR a job, 1 EUR a second of processor time, 0.5 EUR a megabyte read. */
export const resource: Resource = {
  id: 'res-local',
  name: 'This machine',
  platform: 'local',
  quality: 1,
  speed: 1,
  currency: 'EUR',
  prices: [
    { metric: 'job', unitPrice: 1_000_000, unitSize: 1 },
    { metric: 'processor-time', unitPrice: 1_000_000, unitSize: 1 },
    { metric: 'input-data', unitPrice: 500_000, unitSize: 1_000_000 },
  ],
  limits: { wallTime: 3600, processorsPerNode: 2 },
};

/** Opens a provider in a directory; its engine is not started. */
export async function openProvider(
  directory: string,
  options: TestProviderOptions = {},
): Promise<TestProvider> {
  const store = await openStore(join(directory, 'plegma.db'));
  const now = () => Date.now();
  const data = await openData({
    store,
    accountRules,
    rules: { stagerBytes: 10_000_000, accountBytes: 100_000_000, freeBytes: 0, lifetime: 3_600_000 },
    directory: join(directory, 'data'),
    now,
  });
  const platform =
    options.platform ?? new LocalPlatform({ spool: join(directory, 'spool'), slots: options.slots ?? 2 });
  const resources = new ResourceCatalogue(
    [
      { ...resource, ...(options.queue !== undefined && { queue: options.queue }) },
      {
        ...resource,
        id: 'res-dear',
        name: 'Dear',
        prices: [{ metric: 'job', unitPrice: 90_000_000, unitSize: 1 }],
      },
    ],
    new Map([['local', platform]]),
  );
  const warnings: string[] = [];
  const context = {
    store,
    data: jobData(data),
    applications: await loadApplications(fixtures),
    resources,
    changes: new JobChanges(),
    workspaces: join(directory, 'workspaces'),
  };
  const engine = new JobEngine({
    ...context,
    patience: { look: 300, vanish: 400, reason: 400, ...options.patience },
    pace: { shortest: 40, longest: 500, backOff: 500 },
    keep: 3_600_000,
    onStep: options.onStep ?? (() => undefined),
    log: {
      warn: (details, sentence) => warnings.push(`${sentence} ${String(Object.values(details).join(' '))}`),
    },
  });
  const jobs: Jobs = {
    ...context,
    accountRules,
    rules: { quoteLifetime: 300_000, advancedTiers: options.advancedTiers ?? [] },
    clusters: new ClusterViews(askPlatforms(resources.platforms)),
    engine,
    now,
  };
  const close = async () => {
    await engine.stop();
    await store.close();
  };
  return { store, data, jobs, engine, warnings, close };
}

export const ada: Identity = identityOf('CN=Ada,O=Test');
export const bob: Identity = identityOf('CN=Bob,O=Test');

/** Lets jobs lie where they are. */
export const idleEngine: JobDriver = { wake: () => undefined, isHere: true };

/** Somebody's signed request. */
export function requestBy(identity: Identity, requestId?: string): Requester {
  return { identity, evidence: 'e'.repeat(64), requestId };
}

/** An account with this credit (minor units). */
export async function openTestAccount(
  provider: TestProvider,
  identity = ada,
  credit = '1000',
): Promise<Account> {
  const accounts = { store: provider.store, rules: accountRules, now: () => Date.now() };
  return openAccount(accounts, requestBy(identity), { title: 'Test', contact: 'test', creditWanted: credit });
}

/** A complete stager with this content. */
export async function upload(
  { data }: TestProvider,
  account: Account,
  content: string | Uint8Array,
  name = 'text.txt',
): Promise<StagerId> {
  const requester = requestBy(account.holder);
  const stager = await createStager(data, requester, { accountId: account.id, name });
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const piece = { stagerId: stager.id, offset: 0, content: chunks(bytes), last: true };
  return (await writeStager(data, requester, piece)).id;
}

/** What a stager holds. */
export async function contentOf({ data }: TestProvider, id: StagerId): Promise<string> {
  return readFile(data.content.pathOf(id), 'utf8');
}

/** An id that nothing has. */
export const nobody = newId('acc');

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function identityOf(subject: string): Identity {
  return { issuer: 'CN=Test CA' as DistinguishedName, subject: subject as DistinguishedName };
}
