import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EndCode } from '../../../src/provider/jobs/job-end.ts';
import type { Cluster } from '../../slurm/cluster.ts';
import { asTold, type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

const execute = promisify(execFile);

/** Slurm puts the job of a dead node back into the queue and starts it on another one, unless it is told not to. */
const faults = {
  requeued: ['node killed with the job on it', 'second-start'],
  ended: ['node killed, the job not to be run again', 'node-failure'],
} as const satisfies Record<string, readonly [fault: string, code: EndCode]>;

/** Nodes die with everything that runs on them. */
export function killedNode(cluster: () => Cluster): Lane {
  return {
    platform: 'pbs',
    faults: Object.values(faults).map(([fault]) => fault),
    async run(): Promise<Verdicts> {
      const { environment, faults: breaking } = cluster();
      if (breaking === undefined) throw new Error('This cluster is not ours to break.');
      const trial = await Trial.begin('node', { kind: 'pbs', environment, timeLimit: 20 });
      const [requeued, ended] = await Promise.all(
        Object.values(faults).map(([fault]) => runningAlone(trial, fault)),
      );
      if (requeued === undefined || ended === undefined) throw new Error('Not all jobs run.');
      const env = { ...process.env, ...environment };
      await execute('scontrol', ['update', `jobid=${ended.batchId}`, 'requeue=0'], { env });
      for (const { batchId } of [requeued, ended]) await breaking.crashNodeOf(batchId);
      await breaking.restart();
      const jobs = new Map([
        [faults.requeued[0], requeued.jobId],
        [faults.ended[0], ended.jobId],
      ]);
      const verdicts = await verdictsOn(trial, jobs);
      await trial.end();
      return asTold(verdicts, new Map(Object.values(faults)));
    },
  };
}

/** A job with a node of its own: no other job dies with it. */
async function runningAlone(trial: Trial, request: string): Promise<{ jobId: string; batchId: string }> {
  const jobId = await trial.submit(request, 'waiter', { processorsPerNode: 2 });
  const { batchId = '' } = await trial.waitFor(jobId, 'running', ({ state }) => state === 'running');
  // Slurm shows a job as running before it has begun: one that died before would be run on the next node.
  await trial.begun(jobId);
  return { jobId, batchId };
}
