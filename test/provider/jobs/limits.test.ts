import assert from 'node:assert/strict';
import { presentLimits, unfit } from '../../../src/provider/jobs/limits.ts';
import type { Submission } from '../../../src/provider/jobs/submission.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import type { ClusterView, NodeInfo } from '../../../src/provider/platforms/platform.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { ScriptedPlatform } from './scripted-platform.ts';
import { ada, openProvider, openTestAccount, requestBy, resource, upload } from './test-provider.ts';

const node = (name: string, change: Partial<NodeInfo> = {}): NodeInfo => ({
  name,
  state: 'free',
  processors: 2,
  memory: 1000,
  properties: [],
  ...change,
});
const view: ClusterView = {
  queues: [
    { name: 'chem', enabled: true, limits: { wallTime: 600 } },
    { name: 'bio', enabled: true, limits: {} },
  ],
  nodes: [
    node('n1', { properties: ['chem'] }),
    node('n2', { processors: 4, state: 'down', properties: ['bio'] }),
  ],
};

describe('the limits of a resource', () => {
  const chem = { ...resource, queue: 'chem', limits: { wallTime: 3600, processorsPerNode: 8 } };

  it('are the least of what provider, queue and nodes give', () => {
    assert.deepEqual(presentLimits(chem, view), {
      nodes: 2,
      processorsPerNode: 4,
      memory: 1000,
      wallTime: 600,
    });
  });

  it('are the provider’s own while the batch system has shown nothing, or nothing of its nodes', () => {
    assert.deepEqual(presentLimits(chem, undefined), chem.limits);
    assert.deepEqual(presentLimits(chem, { queues: [], nodes: [] }), chem.limits);
  });

  it('say what can never be had', () => {
    const member = (asked: object) => unfit(chem, view, asked)?.member;
    assert.equal(member({ nodes: 2, processorsPerNode: 4, memory: 1000, wallTime: 600 }), undefined);
    assert.equal(member({ nodes: 3 }), 'nodes');
    assert.equal(member({ processorsPerNode: 5 }), 'processorsPerNode');
    assert.equal(member({ memory: 1001 }), 'memory');
    assert.equal(member({ wallTime: 601 }), 'wallTime');
    assert.equal(member({ nodeProperty: 'bio' }), undefined);
    assert.equal(member({ nodeProperty: 'gpu' }), 'nodeProperty');
    assert.match(unfit(chem, view, { nodeProperty: 'gpu' })?.sentence ?? '', /has nodes of bio, chem; gpu/);
    assert.equal(unfit(chem, undefined, { nodeProperty: 'gpu' }), undefined);
  });

  it('leave it to a batch system that tells no properties which there are', () => {
    const untold: NodeInfo = { name: 'n3', state: 'free', processors: 2 };
    const secretive = { queues: [], nodes: [untold] };
    assert.equal(unfit(resource, secretive, { nodeProperty: 'gpu' }), undefined);
    const promised = { ...resource, limits: { nodeProperty: 'gpu' } };
    assert.equal(presentLimits(promised, secretive).processorsPerNode, 2);
  });

  it('refuse a submission before anything is submitted, and give a job no longer wall time than its queue', async () => {
    const platform = new ScriptedPlatform();
    platform.describe = async () => view;
    const provider = await openProvider(temporaryDirectory('limits'), { platform, queue: 'chem' });
    try {
      await provider.jobs.clusters.renew();
      const account = await openTestAccount(provider);
      const submission: Submission = {
        accountId: account.id,
        applicationUri: 'urn:test:upper',
        resourceId: 'res-local',
        arguments: [{ name: 'word', value: 'x' }],
        inputs: [{ name: 'text', stagerId: await upload(provider, account, 'hello') }],
      };
      const greedy = { ...submission, requirements: { nodes: 99 } };
      await assert.rejects(submitJob(provider.jobs, requestBy(ada), greedy), {
        code: 'REQUIREMENT_UNFIT',
        path: 'SubmitJob/requirements/nodes',
      });
      const job = await submitJob(provider.jobs, requestBy(ada), submission);
      assert.equal(job.requirements.wallTime, 600);
    } finally {
      await provider.close();
    }
  });
});
