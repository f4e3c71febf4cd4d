import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Resource } from '../../provider/jobs/resource.ts';
import type { ClusterView } from '../../provider/platforms/platform.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { passingDefects, placeDefect } from '../provider/check-workspaces.ts';
import { configuredPlatforms, platformsIn } from '../provider/configured-platforms.ts';
import { configuredResources } from '../provider/configured-resources.ts';
import { workspacesOf } from '../provider/workspaces.ts';
import { checkLocalUsers, localUsersOf } from './check-local-users.ts';
import { checkResource } from './check-resource.ts';
import type { Finding } from './finding.ts';
import { notAnswering } from './not-answering.ts';
import { type JobTrial, tryJob } from './try-job.ts';

/**
 * Checks the provider's batch systems as configured, from the directory of the workspaces to a test job on each resource.
 * The service may be running.
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
  // Local platforms get a spool of their own: the service's spool may be in use.
  await mkdir(configuration.dataDirectory, { recursive: true });
  const spool = await mkdtemp(join(configuration.dataDirectory, 'doctor-'));
  try {
    const platforms = configuredPlatforms(configuration.provider, spool);
    const { all } = configuredResources(configuration.provider, platforms);
    for (const [name, platform] of platforms) {
      const resources = all.filter((resource) => resource.platform === name);
      const settings = platformsIn(configuration.provider).find((one) => one.name === name);
      const place = { platform, resources, workspaces: directory, patience };
      const explain = (error: unknown) => notAnswering(settings ?? { kind: platform.kind }, error);
      for await (const finding of examinePlatform(place, explain)) yield { ...finding, platform: name };
    }
  } finally {
    await rm(spool, { recursive: true, force: true });
  }
}

/** A platform with the resources that use it. */
interface ExaminedPlatform extends Pick<JobTrial, 'platform' | 'workspaces' | 'patience'> {
  readonly resources: readonly Resource[];
}

async function* examinePlatform(
  { platform, resources, workspaces, patience }: ExaminedPlatform,
  explain: (error: unknown) => Finding,
): AsyncGenerator<Finding> {
  const view = await platform.describe().catch(explain);
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
    yield await tryJob({ platform, resource, view, user, workspaces, patience }).catch(explain);
  }
}

function answering({ queues, nodes }: ClusterView): Finding {
  return {
    verdict: 'ok',
    text: `The batch system answers; queues: ${queues.length}, nodes: ${nodes.length}.`,
  };
}
