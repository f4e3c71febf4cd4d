import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Availability, ClusterViews } from '../../provider/jobs/cluster-views.ts';
import { type StartEstimates, startEstimates } from '../../provider/jobs/start-estimates.ts';
import { askPlatforms } from '../../provider/jobs/view-source.ts';
import { openStore } from '../../store/open-store.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { configuredPlatforms } from '../provider/configured-platforms.ts';
import { configuredResources } from '../provider/configured-resources.ts';

/** What a resource offers now. */
export interface PresentOffer extends Availability {
  readonly resourceId: string;
  readonly platform: string;
  readonly queue: string | undefined;
  /** For a job of an hour; ms, UTC. */
  readonly estimatedStart: number | undefined;
}

/** All resources, and how good the estimated starts were. */
export interface PresentOffers {
  readonly resources: readonly PresentOffer[];
  readonly estimates: StartEstimates | undefined;
}

const HOUR = 3_600_000;

/** Asks the batch systems what the configured resources have to offer. */
export async function readOffers(configuration: Configuration): Promise<PresentOffers> {
  const { provider, dataDirectory } = configuration;
  const platforms = configuredPlatforms(provider, join(dataDirectory, 'platforms'));
  const views = new ClusterViews(askPlatforms(platforms));
  await views.renew();
  const resources = configuredResources(provider, platforms).all.map((resource) => ({
    resourceId: resource.id,
    platform: resource.platform,
    queue: resource.queue,
    ...views.of(resource),
    estimatedStart: views.estimateStart(resource, HOUR, Date.now()),
  }));
  return { resources, estimates: await readEstimates(join(dataDirectory, 'plegma.db')) };
}

/** A provider that never ran has no database, and asking makes none. */
async function readEstimates(path: string): Promise<StartEstimates | undefined> {
  if (!existsSync(path)) return undefined;
  const store = await openStore(path);
  try {
    return await startEstimates(store.db);
  } finally {
    await store.close();
  }
}
