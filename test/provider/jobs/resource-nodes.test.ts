import assert from 'node:assert/strict';
import { nodesOf } from '../../../src/provider/jobs/resource-nodes.ts';
import type { ClusterView, QueueInfo } from '../../../src/provider/platforms/platform.ts';
import { resource } from './test-provider.ts';

describe('the nodes of a resource', () => {
  const queue = (name: string, change: Partial<QueueInfo> = {}): QueueInfo => ({
    name,
    enabled: true,
    limits: {},
    ...change,
  });
  const view: ClusterView = {
    queues: [
      queue('all'),
      queue('listed', { nodes: ['n1', 'n2'] }),
      queue('led', { limits: { nodeProperty: 'chem' } }),
    ],
    nodes: ['n1', 'n2', 'n3'].map((name, index) => ({
      name,
      state: 'free',
      processors: 2,
      properties: index === 0 ? [] : ['chem'],
    })),
  };
  const names = (change: object) =>
    nodesOf({ ...resource, limits: {}, ...change }, view).map(({ name }) => name);

  it('are those that its queue lists or leads to, and that have the property it promises', () => {
    assert.deepEqual(names({ queue: 'all' }), ['n1', 'n2', 'n3']);
    assert.deepEqual(names({ queue: 'listed' }), ['n1', 'n2']);
    assert.deepEqual(names({ queue: 'led' }), ['n2', 'n3']);
    assert.deepEqual(names({ queue: 'listed', limits: { nodeProperty: 'chem' } }), ['n2']);
    assert.deepEqual(names({ limits: { nodeProperty: 'bio' } }), []);
  });

  it('are all where the batch system chooses the queue, and none while it has shown nothing', () => {
    assert.deepEqual(names({}), ['n1', 'n2', 'n3']);
    assert.deepEqual(nodesOf(resource, undefined), []);
  });
});
