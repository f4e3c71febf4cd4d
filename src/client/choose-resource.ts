import type { Resource } from '../contracts/generated/job-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import type { Provider } from './connect-provider.ts';
import type { JobRequest } from './job-request.ts';

/** The resource of a request, or else the cheapest that can run it. @throws RESOURCE_NONE */
export async function chooseResource(jobs: Provider['jobs'], request: JobRequest): Promise<Resource> {
  const { applicationUri, accountId, requirements, resourceId } = request;
  const { resources } = await jobs.ListResources({ applicationUri, accountId, requirements });
  const [cheapest] = resources;
  const chosen =
    resourceId === undefined ? cheapest : resources.find((resource) => resource.resourceId === resourceId);
  if (chosen !== undefined) return chosen;
  const offered = resources.map((resource) => resource.resourceId).join(', ') || 'none at all';
  throw new PlegmaError(
    'RESOURCE_NONE',
    `The provider offers ${offered} for ${applicationUri}${resourceId === undefined ? '' : `, not ${resourceId}`}.`,
    { path: 'resourceId' },
  );
}
