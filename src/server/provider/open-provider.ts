import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Accounts } from '../../provider/accounts/account-rules.ts';
import { loadApplications } from '../../provider/applications/application-catalogue.ts';
import { jobData } from '../../provider/data/data-for-jobs.ts';
import type { Data } from '../../provider/data/data-rules.ts';
import { dropOrphanedContent } from '../../provider/data/housekeeping.ts';
import { openData } from '../../provider/data/open-data.ts';
import { ClusterViews } from '../../provider/jobs/cluster-views.ts';
import { ElectedEngine } from '../../provider/jobs/elected-engine.ts';
import { JobChanges } from '../../provider/jobs/job-changes.ts';
import type { StepListener } from '../../provider/jobs/job-context.ts';
import { JobEngine } from '../../provider/jobs/job-engine.ts';
import type { Jobs } from '../../provider/jobs/jobs.ts';
import { askPlatforms, sharedViews } from '../../provider/jobs/view-source.ts';
import { ChildRunner } from '../../provider/platforms/child-runner.ts';
import type { Foundation } from '../foundation.ts';
import { prepareWorkspaces } from './check-workspaces.ts';
import { configuredPlatforms } from './configured-platforms.ts';
import { configuredResources } from './configured-resources.ts';
import { Housekeeper } from './housekeeper.ts';
import { accountRules, dataRules, engineRules, jobRules } from './provider-rules.ts';
import { workspacesOf } from './workspaces.ts';

/** How often the batch systems are asked what they have free (ms). */
const VIEW_INTERVAL = 60_000;

/** The applications that come with Plegma; beside `src/` and `dist/` alike. */
const ownApplications = fileURLToPath(new URL('../../../applications/', import.meta.url));

/** The provider's domain: what its services are made of, and what works behind them. */
export interface OpenProvider {
  readonly accounts: Accounts;
  readonly data: Data;
  readonly jobs: Jobs;
  readonly engine: ElectedEngine;
  /** Takes up the jobs that have not come to their end. */
  start(): Promise<void>;
  /** Lets what is under way come to a safe point. */
  stop(): Promise<void>;
}

/**
 * Opens accounts, data, applications, batch systems and the engine of jobs as they are configured.
 *
 * @param onStep Told at each moment of a job's life.
 */
export async function openProvider(
  { configuration, store, log }: Foundation,
  onStep: StepListener = () => undefined,
): Promise<OpenProvider> {
  const { provider: settings, dataDirectory } = configuration;
  const now = Date.now;
  const rules = accountRules(settings.accounts);
  const directory = join(dataDirectory, 'stagers');
  const data = await openData({
    store,
    accountRules: rules,
    rules: dataRules(settings.data),
    directory,
    now,
  });
  await prepareWorkspaces(configuration, log);
  const commands = new ChildRunner();
  const platforms = configuredPlatforms(settings, join(dataDirectory, 'platforms'), commands.run);
  const shared = {
    store,
    data: jobData(data),
    applications: await loadApplications(settings.applications ?? ownApplications),
    resources: configuredResources(settings, platforms),
    changes: new JobChanges(),
    workspaces: workspacesOf(configuration),
  };
  const makeEngine = () => new JobEngine({ ...shared, ...engineRules(settings.jobs), onStep, log });
  const engine = new ElectedEngine({ store, makeEngine, log });
  const clusters = new ClusterViews(sharedViews(store, askPlatforms(platforms), () => engine.isHere));
  const workers = { data, engine, clusters, housekeeper: new Housekeeper(data, log), commands };
  return {
    accounts: { store, rules, now },
    data,
    jobs: { ...shared, accountRules: rules, rules: jobRules(settings.jobs), clusters, engine, now },
    engine,
    start: () => startWork(workers),
    stop: () => stopWork(workers),
  };
}

/** What works behind the services. */
interface Workers {
  readonly data: Data;
  readonly engine: ElectedEngine;
  readonly clusters: ClusterViews;
  readonly housekeeper: Housekeeper;
  readonly commands: ChildRunner;
}

async function startWork({ data, engine, clusters, housekeeper }: Workers): Promise<void> {
  await dropOrphanedContent(data);
  await engine.start();
  await clusters.start(VIEW_INTERVAL);
  housekeeper.start();
}

async function stopWork({ engine, clusters, housekeeper, commands }: Workers): Promise<void> {
  clusters.stop();
  await housekeeper.stop();
  await engine.stop();
  commands.close();
}
