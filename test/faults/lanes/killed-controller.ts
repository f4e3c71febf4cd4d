import type { Cluster, ClusterFaults } from '../../slurm/cluster.ts';
import { type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

const faults = {
  running: 'slurmctld killed, the job running',
  queued: 'slurmctld killed, the job queued',
  unsaved: 'slurmctld killed just after it took the job',
  next: 'job taken next, under the id of the lost one',
} as const;

/** The server of the batch system is killed and started again; it forgets what it took in its last seconds. */
export function killedController(cluster: () => Cluster): Lane {
  return {
    platform: 'pbs',
    faults: Object.values(faults),
    async run(): Promise<Verdicts> {
      const { environment, faults: breaking } = cluster();
      if (breaking === undefined) throw new Error('This cluster is not ours to break.');
      const trial = await Trial.begin('controller', { kind: 'pbs', environment, timeLimit: 20 });
      const jobs = await jobsOverCrash(trial, breaking);
      const verdicts = await verdictsOn(trial, jobs);
      await trial.end();
      return verdicts;
    },
  };
}

async function jobsOverCrash(trial: Trial, breaking: ClusterFaults): Promise<ReadonlyMap<string, string>> {
  const wholeCluster = { nodes: 8, processorsPerNode: 2 };
  const running = await trial.submit(faults.running, 'waiter', wholeCluster);
  await trial.waitFor(running, 'running', ({ state }) => state === 'running');
  const queued = await trial.submit(faults.queued);
  await trial.waitFor(queued, 'in the queue', ({ batchId }) => batchId !== undefined);
  await breaking.savedAfter(new Date());
  const unsaved = await trial.submit(faults.unsaved);
  await trial.waitFor(unsaved, 'in the queue', ({ batchId }) => batchId !== undefined);
  await breaking.crashController();
  await trial.letGo(running);
  await breaking.restart();
  const next = await trial.submit(faults.next);
  return new Map([
    [faults.running, running],
    [faults.queued, queued],
    [faults.unsaved, unsaved],
    [faults.next, next],
  ]);
}
