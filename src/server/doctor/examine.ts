import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Resource } from '../../provider/jobs/resource.ts';
import type { ClusterView, Platform } from '../../provider/platforms/platform.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { passingDefects, placeDefect } from '../provider/check-workspaces.ts';
import { configuredPlatforms } from '../provider/configured-platforms.ts';
import { configuredResources } from '../provider/configured-resources.ts';
import { reasonOf } from '../provider/reason-of.ts';
import { workspacesOf } from '../provider/workspaces.ts';
import { checkLocalUsers, localUsersOf } from './check-local-users.ts';
import { checkResource } from './check-resource.ts';
import type { Finding } from './finding.ts';
import { tryJob } from './try-job.ts';

/**
 * Checks the provider's batch systems as they are configured, from the directory of the workspaces to a test job on each
 * resource. The service may run meanwhile.
 *
 * @param patience Ms that a test job may take.
 * @throws CONFIG_INVALID
 */
export async function* examine(configuration: Configuration, patience: number): AsyncGenerator<Finding> {
  const directory = workspacesOf(configuration);
  const defect = await placeDefect(configuration);
  if (defect !== undefined) return yield { verdict: 'wrong', ...defect };
  yield { verdict: 'ok', text: `Workspaces can be made in ${directory}.` };
  yield* await passingDefects(configuration);
  // Local platforms get a spool of their own: that of the service is the service's.
  await mkdir(configuration.dataDirectory, { recursive: true });
  const spool = await mkdtemp(join(configuration.dataDirectory, 'doctor-'));
  try {
    const platforms = configuredPlatforms(configuration.provider, spool);
    const { all } = configuredResources(configuration.provider, platforms);
    for (const [name, platform] of platforms) {
      const own = all.filter((resource) => resource.platform === name);
      for await (const finding of examinePlatform(platform, own, directory, patience))
        yield { ...finding, platform: name };
    }
  } finally {
    await rm(spool, { recursive: true, force: true });
  }
}

async function* examinePlatform(
  platform: Platform,
  resources: readonly Resource[],
  workspaces: string,
  patience: number,
): AsyncGenerator<Finding> {
  const view = await platform.describe().catch((error: unknown) => notAnswering(platform, error));
  if ('verdict' in view) return yield view;
  yield answering(view);
  if (resources.length === 0) {
    const remedy = 'Add it to provider.resources, or take the platform out.';
    yield { verdict: 'warning', text: 'No resource uses this platform: it sells nothing.', remedy };
  }
  for (const resource of resources) {
    const findings = [...checkResource(resource, view), ...(await checkLocalUsers(resource))];
    yield* findings;
    if (findings.some(({ verdict }) => verdict === 'wrong')) continue;
    const [user] = localUsersOf(resource);
    yield await tryJob({ platform, resource, user, workspaces, patience }).catch((error: unknown) =>
      notAnswering(platform, error),
    );
  }
}

function answering({ queues, nodes }: ClusterView): Finding {
  return {
    verdict: 'ok',
    text: `The batch system answers; queues: ${queues.length}, nodes: ${nodes.length}.`,
  };
}

/** The commands of each kind, for the operator to try by hand. */
const firstCommands: Readonly<Record<Platform['kind'], string>> = {
  local: 'ls',
  pbs: 'qstat -Q and pbsnodes -a',
  slurm: 'sinfo and squeue',
  gridengine: 'qstat -g c and qhost',
  condor: 'condor_status and condor_q',
  script: 'the scripts startJob, checkJob and killJob',
};

function notAnswering({ kind }: Platform, error: unknown): Finding {
  return {
    verdict: 'wrong',
    text: `${reasonOf(error)}.`,
    remedy: `As the user of the service run ${firstCommands[kind]}; where these fail too, set commandPath, environment or prefix of the platform.`,
  };
}
