import { join } from 'node:path';
import type { ClusterView } from '../../provider/platforms/platform.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { configuredPlatforms } from '../provider/configured-platforms.ts';
import { reasonOf } from '../reason-of.ts';

/** A batch system as it is now, or why it cannot be told. */
export interface ReadCluster {
  readonly platform: string;
  readonly view: ClusterView | undefined;
  readonly problem: string | undefined;
}

/** Asks every configured batch system for its queues and nodes. */
export function readClusters({ provider, dataDirectory }: Configuration): Promise<readonly ReadCluster[]> {
  const platforms = configuredPlatforms(provider, join(dataDirectory, 'platforms'));
  return Promise.all(
    [...platforms].map(async ([platform, system]) => {
      try {
        return { platform, view: await system.describe(), problem: undefined };
      } catch (error) {
        return { platform, view: undefined, problem: `${reasonOf(error)}.` };
      }
    }),
  );
}
