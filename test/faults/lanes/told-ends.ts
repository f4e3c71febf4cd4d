import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EndCode } from '../../../src/provider/jobs/job-end.ts';
import type { Cluster } from '../../slurm/cluster.ts';
import { asTold, type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

const execute = promisify(execFile);

/** Each end that is not the application's own, and what the customer is told of it. */
const ends = {
  overtime: ['job over its wall time', 'over-wall-time'],
  withdrawn: ['job cancelled before it started', 'cancelled-before-start'],
  cancelled: ['job cancelled while it ran', 'cancelled-while-running'],
  ended: ['job ended by an operator', 'cancelled-by-provider'],
  requeued: ['job put back by an operator', 'second-start'],
} as const satisfies Record<string, readonly [fault: string, code: EndCode]>;

/** Whoever ends a job, its customer is told who or what it was. */
export function toldEnds(kind: 'pbs' | 'slurm', cluster: () => Cluster): Lane {
  return {
    platform: kind,
    faults: Object.values(ends).map(([fault]) => fault),
    async run(): Promise<Verdicts> {
      const { environment } = cluster();
      const trial = await Trial.begin(`ends-${kind}`, { kind, environment, timeLimit: 20 });
      const jobs = await endedJobs(trial, environment);
      const verdicts = await verdictsOn(trial, jobs);
      await trial.end();
      return asTold(verdicts, new Map(Object.values(ends)));
    },
  };
}

async function endedJobs(
  trial: Trial,
  environment: Cluster['environment'],
): Promise<ReadonlyMap<string, string>> {
  const operate = (command: string, ...words: string[]) =>
    execute(command, words, { env: { ...process.env, ...environment } });
  const running = async ([fault]: readonly [string, EndCode]) => {
    const jobId = await trial.submit(fault, 'waiter');
    const { batchId = '' } = await trial.waitFor(jobId, 'running', ({ state }) => state === 'running');
    await trial.begun(jobId);
    return { jobId, batchId };
  };
  const jobs = await Promise.all([ends.overtime, ends.cancelled, ends.ended, ends.requeued].map(running));
  const [overtime, cancelled, ended, requeued] = jobs;
  // The running ones hold some of the processors that it wants.
  const withdrawn = await trial.submit(ends.withdrawn[0], 'upper', { nodes: 8, processorsPerNode: 2 });
  await trial.waitFor(withdrawn, 'in the queue', ({ batchId }) => batchId !== undefined);
  // Slurm's shortest wall time is a minute; it ends the job at its next look, every 30 s. A second that is over when the
  // controller hears of it would be refused.
  await operate('scontrol', 'update', `jobid=${overtime?.batchId}`, 'endtime=now+10');
  for (const jobId of [withdrawn, cancelled?.jobId ?? '']) {
    await trial.service.customer.jobs.CancelJob({ jobId });
  }
  await operate('scancel', ended?.batchId ?? '');
  await operate('scontrol', 'requeue', requeued?.batchId ?? '');
  return new Map([
    [ends.withdrawn[0], withdrawn],
    ...[ends.overtime, ends.cancelled, ends.ended, ends.requeued].map(
      ([fault], index) => [fault, jobs[index]?.jobId ?? ''] as const,
    ),
  ]);
}
