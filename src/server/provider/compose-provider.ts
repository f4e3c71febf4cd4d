import { accountService } from '../../provider/accounts/account-service.ts';
import { dataService } from '../../provider/data/data-service.ts';
import type { StepListener } from '../../provider/jobs/job-context.ts';
import { jobService } from '../../provider/jobs/job-service.ts';
import { startEstimates } from '../../provider/jobs/start-estimates.ts';
import type { Foundation } from '../foundation.ts';
import { type Mounting, mountService } from '../mount-service.ts';
import type { Site } from '../site.ts';
import { openProvider } from './open-provider.ts';
import { providerReadiness } from './provider-readiness.ts';
import { type OfferedService, servicesOffered } from './services-offered.ts';

/** Where the services of a provider are on its host. */
export const JOB_SERVICE_PATH = '/services/JobService';
/** See {@link JOB_SERVICE_PATH}. */
export const ACCOUNT_SERVICE_PATH = '/services/AccountService';
/** See {@link JOB_SERVICE_PATH}. */
export const DATA_SERVICE_PATH = '/services/DataService';

/** What a provider is put together from. */
export interface ProviderSources {
  readonly foundation: Foundation;
  /** Under which clients reach the provider. */
  readonly address: URL;
  readonly onStep?: StepListener | undefined;
}

/** A provider with what has to be started and stopped behind its site. */
export interface ComposedProvider {
  readonly site: Site;
  /** What is to be registered at brokers. */
  readonly offered: readonly OfferedService[];
  /** Takes up the jobs that have not come to their end. */
  start(): Promise<void>;
  /** Lets what is under way come to a safe point. */
  stop(): Promise<void>;
}

/** Puts the provider together: its domain, its services, what it tells brokers. */
export async function composeProvider({
  foundation,
  address,
  onStep,
}: ProviderSources): Promise<ComposedProvider> {
  const { configuration, store } = foundation;
  const { name } = configuration.provider;
  const provider = await openProvider(foundation, onStep);
  const { applications, resources } = provider.jobs;
  showEstimates(foundation);
  const mounting: Mounting = { foundation, site: 'provider' };
  const site: Site = {
    kind: 'provider',
    title: name,
    about: `Runs ${applications.all.map((application) => application.name).join(', ')}. Every request is signed.`,
    services: [
      mountService(mounting, ACCOUNT_SERVICE_PATH, accountService(provider.accounts), 'account.wsdl'),
      mountService(mounting, DATA_SERVICE_PATH, dataService(provider.data), 'data.wsdl'),
      mountService(mounting, JOB_SERVICE_PATH, jobService(provider.jobs), 'job.wsdl'),
    ],
    folders: [],
    readiness: providerReadiness(store, provider.engine),
  };
  const offered = servicesOffered(name, applications.all, resources, new URL(JOB_SERVICE_PATH, address));
  return { site, offered, start: provider.start, stop: provider.stop };
}

function showEstimates({ metrics, store }: Foundation): void {
  metrics.gauge(
    'plegma_start_estimate_error_seconds',
    'Mean distance between estimated and real start of the jobs that started last.',
    async () => ((await startEstimates(store.db))?.meanError ?? Number.NaN) / 1000,
  );
  metrics.gauge(
    'plegma_start_estimate_bias_seconds',
    'Mean of real less estimated start of the jobs that started last: positive where they start late.',
    async () => ((await startEstimates(store.db))?.bias ?? Number.NaN) / 1000,
  );
}
