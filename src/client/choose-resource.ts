import type { Requirements, Resource } from '../contracts/generated/job-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import type { Provider } from './connect-provider.ts';
import type { JobRequest } from './job-request.ts';

/**
 * The resource that a request names, or the cheapest that can run it.
 *
 * @throws RESOURCE_NONE
 */
export async function chooseResource(jobs: Provider['jobs'], request: JobRequest): Promise<Resource> {
  const { applicationUri, accountId, requirements, resourceId } = request;
  const { resources } = await jobs.ListResources({ applicationUri, accountId, requirements });
  const [cheapest] = resources;
  const chosen =
    resourceId === undefined ? cheapest : resources.find((resource) => resource.resourceId === resourceId);
  if (chosen !== undefined) return chosen;
  const offered = resources.map((resource) => resource.resourceId).join(', ') || 'no resource';
  // The requirements are repeated: one of them may be mistyped, and be why nothing is offered.
  const asked = requirementsText(requirements);
  throw new PlegmaError(
    'RESOURCE_NONE',
    `The provider offers ${offered} for ${applicationUri}${asked}${resourceId === undefined ? '' : `, not ${resourceId}`}.`,
    { path: 'resourceId' },
  );
}

/** What a job asks for, by the names of the contract: ` with nodes 3, wallTime 60 s`. */
function requirementsText(requirements: Requirements = {}): string {
  const { nodes, processorsPerNode, memory, wallTime, nodeProperty } = requirements;
  const asked = [
    nodes && `nodes ${nodes}`,
    processorsPerNode && `processorsPerNode ${processorsPerNode}`,
    memory && `memory ${memory} bytes`,
    wallTime && `wallTime ${wallTime} s`,
    nodeProperty && `nodeProperty ${nodeProperty}`,
  ];
  const text = asked.filter(Boolean).join(', ');
  return text === '' ? '' : ` with ${text}`;
}
