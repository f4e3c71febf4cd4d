import type { ClusterView, NodeInfo, QueueInfo } from '../platforms/platform.ts';
import type { Resource } from './resource.ts';

/** The queue of a resource; where it names none the first stands for the batch system's own choice. */
export function queueOf({ queue }: Resource, view: ClusterView | undefined): QueueInfo | undefined {
  return view?.queues.find(({ name }) => name === (queue ?? name));
}

/** The nodes where jobs of a resource may run: those of its queue, with the property that it promises. */
export function nodesOf(resource: Resource, view: ClusterView | undefined): readonly NodeInfo[] {
  const queue = resource.queue === undefined ? undefined : queueOf(resource, view);
  const wanted = [resource.limits.nodeProperty, queue?.limits.nodeProperty];
  return (view?.nodes ?? []).filter(
    ({ name, properties }) =>
      (queue?.nodes?.includes(name) ?? true) &&
      wanted.every((property) => property === undefined || (properties?.includes(property) ?? true)),
  );
}
