import type { Cluster } from '../../slurm/cluster.ts';
import { type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

const fault = 'node killed with the job on it';

/** A node dies with everything that runs on it; Slurm puts its job back into the queue and starts it on another one. */
export function killedNode(cluster: () => Cluster): Lane {
  return {
    platform: 'pbs',
    faults: [fault],
    async run(): Promise<Verdicts> {
      const { environment, faults: breaking } = cluster();
      if (breaking === undefined) throw new Error('This cluster is not ours to break.');
      const trial = await Trial.begin('node', { kind: 'pbs', environment, timeLimit: 20 });
      // A node of its own: no other job dies with it.
      const jobId = await trial.submit(fault, 'waiter', { processorsPerNode: 2 });
      const { batchId = '' } = await trial.waitFor(jobId, 'running', ({ state }) => state === 'running');
      // Slurm shows a job as running before it has begun: one that died before would be run on the next node.
      await trial.begun(jobId);
      await breaking.crashNodeOf(batchId);
      await breaking.restart();
      const verdicts = await verdictsOn(trial, new Map([[fault, jobId]]));
      await trial.end();
      return verdicts;
    },
  };
}
