import { answerOf } from '../answers.ts';
import type { RunCommand } from '../command.ts';
import type { NodeInfo, QueueInfo } from '../platform.ts';
import { present } from '../present.ts';
import { parseCount, parseDuration } from '../quantities.ts';
import { listSlurmJobs } from '../slurm/jobs.ts';
import { jobLines, withJobs } from '../slurm/node-jobs.ts';
import { readNodes } from './cluster.ts';
import type { PbsDialect } from './dialect.ts';
import { writeResources } from './resources.ts';

/**
 * Slurm behind its TORQUE commands. Its qstat shows neither exit statuses nor holds, gives a running job's limit as
 * its end and reads everything anew in perl, so jobs are asked for with Slurm's own squeue, which stands beside it.
 */
export const slurmWrapper: PbsDialect = {
  name: 'slurm-wrapper',
  resources: (requirements) => writeResources(requirements, { memoryOfJob: false, propertyOfNodes: false }),
  list: listSlurmJobs,
  describe: async (run) => ({
    queues: await listQueues(run),
    nodes: await listNodes(run),
  }),
};

/** The wrapper's pbsnodes shows no jobs; squeue, which stands beside it, does. */
async function listNodes(run: RunCommand): Promise<readonly NodeInfo[]> {
  const nodes = readNodes(answerOf(await run({ words: ['pbsnodes', '-a'] }), 'list of nodes'));
  const jobs = await run({ words: jobLines });
  return jobs.exit === 0 ? withJobs(nodes, jobs.stdout) : nodes;
}

/** `qstat -q` always ends with status 153; its counts are right, those of `qstat -Q` are question marks. */
async function listQueues(run: RunCommand): Promise<readonly QueueInfo[]> {
  return readQueueTable(answerOf(await run({ words: ['qstat', '-q'] }), 'list of queues', [0, 153]));
}

/** Reads the table of `qstat -q`. */
export function readQueueTable(text: string): readonly QueueInfo[] {
  return text.split('\n').flatMap((line) => {
    const [name, , , walltime, nodes, run, queued, , enabled, running] = line.trim().split(/\s+/);
    if (name === undefined || !/^[ED]$/.test(enabled ?? '')) return [];
    return [
      {
        name,
        enabled: enabled === 'E' && running === 'R',
        ...present({ queued: parseCount(queued), running: parseCount(run) }),
        limits: present({ wallTime: parseDuration(walltime), nodes: parseCount(nodes) }),
      },
    ];
  });
}
