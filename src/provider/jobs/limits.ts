import { PlegmaError } from '../../errors/plegma-error.ts';
import type { ClusterView, NodeInfo, Requirements } from '../platforms/platform.ts';
import type { Resource } from './resource.ts';
import { nodesOf } from './resource-nodes.ts';

const AMOUNTS = ['nodes', 'processorsPerNode', 'memory', 'wallTime'] as const;

/**
 * The most that one job can get at a resource: the minimum of what the provider allows, the queue takes and the nodes
 * have. A batch system may accept a job that it can never run, and keep it for ever (OpenPBS: `Can Never Run`).
 *
 * @param view What the batch system last showed; without it only the provider's own limits count.
 */
export function presentLimits(resource: Resource, view: ClusterView | undefined): Requirements {
  const { limits, queue } = resource;
  const taken = view?.queues.find(({ name }) => name === queue)?.limits ?? {};
  const sources = [limits, taken, roomOn(nodesOf(resource, view))];
  const lowest = AMOUNTS.flatMap((member) => {
    const known = sources.map((source) => source[member]).filter((limit) => limit !== undefined);
    return known.length === 0 ? [] : [[member, Math.min(...known)]];
  });
  return { ...limits, ...Object.fromEntries(lowest) };
}

/** Nodes that are down count too: they come back. */
function roomOn(nodes: readonly NodeInfo[]): Requirements {
  if (nodes.length === 0) return {};
  const memories = nodes.flatMap(({ memory }) => memory ?? []);
  return {
    nodes: nodes.length,
    processorsPerNode: Math.max(...nodes.map(({ processors }) => processors)),
    ...(memories.length === nodes.length && { memory: Math.max(...memories) }),
  };
}

/**
 * Whether a run can ever get what it asks for at a resource.
 *
 * @param path The operation, for the fault.
 * @throws REQUIREMENT_UNFIT
 */
export function checkLimits(
  resource: Resource,
  view: ClusterView | undefined,
  asked: Requirements,
  path: string,
): void {
  const wrong = unfit(resource, view, asked);
  if (wrong === undefined) return;
  throw new PlegmaError('REQUIREMENT_UNFIT', `The resource ${resource.id} ${wrong.sentence}`, {
    path: `${path}/requirements/${wrong.member}`,
  });
}

/** The first requirement that cannot be met, with the rest of a sentence about the resource; undefined if all can. */
export function unfit(
  resource: Resource,
  view: ClusterView | undefined,
  asked: Requirements,
): { readonly member: string; readonly sentence: string } | undefined {
  const limits = presentLimits(resource, view);
  for (const member of AMOUNTS) {
    const [limit, wanted] = [limits[member], asked[member]];
    if (limit === undefined || wanted === undefined || wanted <= limit) continue;
    return { member, sentence: `gives at most ${limit} as ${member}; ${wanted} was asked for.` };
  }
  return unfitProperty(resource, view, asked.nodeProperty);
}

function unfitProperty(resource: Resource, view: ClusterView | undefined, wanted: string | undefined) {
  const there = propertiesOf(resource, view);
  if (wanted === undefined || there === undefined || there.includes(wanted)) return undefined;
  const sentence = `has nodes of ${there.join(', ') || 'no property'}; ${wanted} was asked for.`;
  return { member: 'nodeProperty', sentence };
}

/** The node properties that a job may ask for; undefined if the batch system does not tell. */
function propertiesOf(resource: Resource, view: ClusterView | undefined): string[] | undefined {
  const { nodeProperty } = resource.limits;
  if (nodeProperty !== undefined) return [nodeProperty];
  const nodes = nodesOf(resource, view);
  const told = nodes.flatMap(({ properties }) => (properties === undefined ? [] : [properties]));
  return told.length === 0 ? undefined : [...new Set(told.flat())].sort();
}
