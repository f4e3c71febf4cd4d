import type { NodeInfo, QueueInfo, Requirements } from '../../provider/platforms/platform.ts';
import type { ReadCluster } from '../../server/doctor/read-clusters.ts';
import { table } from '../terminal/table.ts';
import { sizeText } from './amounts.ts';

/** A queue or node with the platform that has it. */
export type OnPlatform<Thing> = Thing & { readonly platform: string };

/** The queues of all batch systems. */
export const queuesOf = (clusters: readonly ReadCluster[]): readonly OnPlatform<QueueInfo>[] =>
  clusters.flatMap(({ platform, view }) => (view?.queues ?? []).map((queue) => ({ platform, ...queue })));

/** The nodes of all batch systems. */
export const nodesOf = (clusters: readonly ReadCluster[]): readonly OnPlatform<NodeInfo>[] =>
  clusters.flatMap(({ platform, view }) => (view?.nodes ?? []).map((node) => ({ platform, ...node })));

/** One row a queue, for people. */
export function queueTable(queues: readonly OnPlatform<QueueInfo>[]): string {
  return table(queues, [
    { heading: 'PLATFORM', cell: ({ platform }) => platform },
    { heading: 'QUEUE', cell: ({ name }) => name },
    { heading: 'STATE', cell: ({ enabled }) => (enabled ? 'open' : 'closed') },
    { heading: 'QUEUED', cell: ({ queued }) => queued?.toString(), align: 'right' },
    { heading: 'RUNNING', cell: ({ running }) => running?.toString(), align: 'right' },
    { heading: 'AT MOST, FOR ONE JOB', cell: ({ limits }) => limitText(limits) },
  ]);
}

/** One row a node, for people. */
export function nodeTable(nodes: readonly OnPlatform<NodeInfo>[]): string {
  return table(nodes, [
    { heading: 'PLATFORM', cell: ({ platform }) => platform },
    { heading: 'NODE', cell: ({ name }) => name },
    { heading: 'STATE', cell: ({ state }) => state },
    { heading: 'PROCESSORS', cell: ({ processors }) => processors.toString(), align: 'right' },
    { heading: 'IN USE', cell: ({ processorsInUse }) => processorsInUse?.toString(), align: 'right' },
    { heading: 'LOAD', cell: ({ load }) => load?.toFixed(2), align: 'right' },
    {
      heading: 'MEMORY',
      cell: ({ memory }) => (memory === undefined ? undefined : sizeText(memory)),
      align: 'right',
    },
    { heading: 'PROPERTIES', cell: ({ properties }) => properties?.join(' ') },
    { heading: 'JOBS', cell: ({ jobs }) => jobs?.join(' ') },
  ]);
}

function limitText({ nodes, processorsPerNode, memory, wallTime }: Requirements): string {
  const parts = [
    nodes === undefined ? undefined : `${nodes} nodes`,
    processorsPerNode === undefined ? undefined : `${processorsPerNode} processors a node`,
    memory === undefined ? undefined : `${sizeText(memory)} a node`,
    wallTime === undefined ? undefined : `${wallTime} s`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
