import type { Resource } from '../../provider/jobs/resource.ts';
import { nodesOf } from '../../provider/jobs/resource-nodes.ts';
import type { ClusterView, QueueInfo } from '../../provider/platforms/platform.ts';
import type { Finding } from './finding.ts';

const AMOUNTS = ['nodes', 'processorsPerNode', 'memory', 'wallTime'] as const;

/** Holds a resource against what its batch system shows: queue, limits, nodes. */
export function checkResource(resource: Resource, view: ClusterView): readonly Finding[] {
  return [...checkQueue(resource, view.queues), ...checkNodes(resource, view)];
}

function checkQueue(resource: Resource, queues: readonly QueueInfo[]): readonly Finding[] {
  const { id, queue: wanted } = resource;
  if (wanted === undefined) return [];
  const queue = queues.find(({ name }) => name === wanted);
  if (queue === undefined) {
    const names = queues.map(({ name }) => name).join(', ');
    return [
      {
        verdict: 'wrong',
        text: `${id}: there is no queue ${wanted}; the batch system has ${names || 'none'}.`,
        remedy: 'Correct the queue of the resource, or make the queue.',
      },
    ];
  }
  if (!queue.enabled) {
    return [
      {
        verdict: 'wrong',
        text: `${id}: the queue ${wanted} takes or starts no jobs.`,
        remedy: 'Enable and start the queue in the batch system.',
      },
    ];
  }
  return AMOUNTS.flatMap((member) => checkLimit(member, resource, queue));
}

/** If a resource promises more than its queue takes, jobs that were sold are refused. */
function checkLimit(
  member: (typeof AMOUNTS)[number],
  { id, limits }: Resource,
  queue: QueueInfo,
): readonly Finding[] {
  const [own, most] = [limits[member], queue.limits[member]];
  if (own === undefined || most === undefined || own <= most) return [];
  const text = `${id} allows ${own} as ${member}; its queue ${queue.name} takes at most ${most}.`;
  return [{ verdict: 'warning', text, remedy: `Set limits.${member} of the resource to ${most}.` }];
}

function checkNodes(resource: Resource, view: ClusterView): readonly Finding[] {
  const { id, limits } = resource;
  const { nodeProperty } = limits;
  const own = nodesOf(resource, view);
  const which = nodeProperty === undefined ? 'nodes' : `nodes with the property ${nodeProperty}`;
  if (view.nodes.length > 0 && own.length === 0) {
    const remedy = 'Give nodes that property in the batch system, or correct limits.nodeProperty.';
    return [{ verdict: 'wrong', text: `${id}: there are no ${which}.`, remedy }];
  }
  const away = own.filter(({ state }) => state === 'down' || state === 'offline').map(({ name }) => name);
  if (away.length === 0) return [];
  const remedy = 'See why with plegma nodes and the batch system’s own log.';
  if (away.length === own.length) {
    return [{ verdict: 'wrong', text: `${id}: all its ${which} are down or offline.`, remedy }];
  }
  return [{ verdict: 'warning', text: `${id}: down or offline: ${away.join(', ')}.`, remedy }];
}
