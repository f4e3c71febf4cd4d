import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountService } from '../provider/accounts/account-service.ts';
import { loadApplications } from '../provider/applications/application-catalogue.ts';
import { dataService } from '../provider/data/data-service.ts';
import { dropOrphanedContent } from '../provider/data/housekeeping.ts';
import { jobData } from '../provider/data/job-data.ts';
import { openData } from '../provider/data/open-data.ts';
import { ClusterViews } from '../provider/jobs/cluster-views.ts';
import { JobChanges } from '../provider/jobs/job-changes.ts';
import { JobEngine } from '../provider/jobs/job-engine.ts';
import { jobService } from '../provider/jobs/job-service.ts';
import type { Credential } from '../security/credential.ts';
import { configuredPlatforms } from './configured-platforms.ts';
import { configuredResources } from './configured-resources.ts';
import type { Foundation } from './foundation.ts';
import { Housekeeper } from './housekeeper.ts';
import { type Mounting, mountService } from './mount-service.ts';
import { providerReadiness } from './provider-readiness.ts';
import { accountRules, dataRules, enginePatience, pollPace } from './provider-rules.ts';
import { type OfferedService, servicesOffered } from './services-offered.ts';
import type { Site } from './site.ts';

export const jobServicePath = '/services/JobService';

/** How often the batch systems are asked what they have free (ms). */
const viewInterval = 60_000;

export interface ProviderSources {
  readonly foundation: Foundation;
  /** Under which clients reach the provider. */
  readonly address: URL;
}

/** A provider with what has to be started and stopped behind its site. */
export interface ComposedProvider {
  readonly site: Site;
  /** What its messages are signed with. */
  readonly credential: Credential;
  /** What is to be registered at brokers. */
  readonly offered: readonly OfferedService[];
  /** Takes up the jobs that have not come to their end. */
  start(): Promise<void>;
  /** Lets what is under way come to a safe point. */
  stop(): Promise<void>;
}

/** Puts the provider together: accounts, data, jobs with their engine, batch systems. */
export async function composeProvider({ foundation, address }: ProviderSources): Promise<ComposedProvider> {
  const { configuration, store, log } = foundation;
  const { provider: settings, dataDirectory } = configuration;
  const now = Date.now;
  const rules = accountRules(settings.accounts);
  const applications = await loadApplications(settings.applications ?? ownApplications);
  const platforms = configuredPlatforms(settings, join(dataDirectory, 'platforms'));
  const resources = configuredResources(settings, platforms);
  const data = await openData({
    store,
    accountRules: rules,
    rules: dataRules(settings.data),
    directory: join(dataDirectory, 'stagers'),
    now,
  });
  const shared = {
    store,
    data: jobData(data),
    applications,
    resources,
    changes: new JobChanges(),
    workspaces: join(dataDirectory, 'workspaces'),
  };
  const engine = new JobEngine({
    ...shared,
    patience: enginePatience,
    pace: pollPace(settings.jobs),
    keep: settings.jobs.keep * 1000,
    onStep: () => undefined,
    log,
  });
  const clusters = new ClusterViews(platforms);
  const { quoteLifetime, advancedTiers } = settings.jobs;
  const jobs = {
    ...shared,
    accountRules: rules,
    rules: { quoteLifetime: quoteLifetime * 1000, advancedTiers },
    clusters,
    engine,
    now,
  };
  const housekeeper = new Housekeeper(data, log);
  const mounting: Mounting = {
    foundation,
    site: 'provider',
    credential: await foundation.credentialOf('provider', address),
  };
  const site: Site = {
    kind: 'provider',
    title: settings.name,
    about: `Runs ${applications.all.map(({ name }) => name).join(', ')}. Every request is signed.`,
    services: [
      mountService(
        mounting,
        '/services/AccountService',
        accountService({ store, rules, now }),
        'account.wsdl',
      ),
      mountService(mounting, '/services/DataService', dataService(data), 'data.wsdl'),
      mountService(mounting, jobServicePath, jobService(jobs), 'job.wsdl'),
    ],
    folders: [],
    readiness: providerReadiness(store, engine),
  };
  return {
    site,
    credential: mounting.credential,
    offered: servicesOffered(settings, applications.all, resources, new URL(jobServicePath, address)),
    start: async () => {
      await dropOrphanedContent(data);
      await engine.start();
      await clusters.start(viewInterval);
      housekeeper.start();
    },
    stop: async () => {
      clusters.stop();
      await housekeeper.stop();
      await engine.stop();
    },
  };
}

/** The applications that come with Plegma; beside `src/` and `dist/` alike. */
const ownApplications = fileURLToPath(new URL('../../applications/', import.meta.url));
