import { answerOf } from '../answers.ts';
import type { RunCommand } from '../command.ts';
import type { ClusterView, NodeInfo, QueueInfo } from '../platform.ts';
import { present } from '../present.ts';
import { MEBIBYTE, parseBytes, parseCount, parseDuration } from '../quantities.ts';
import { readFields } from './fields.ts';
import { expandHosts } from './hosts.ts';
import { JOBS_OF_NODES, withJobs } from './node-jobs.ts';

/** Partitions with their limits and counts, nodes with their state. @throws BATCH_UNAVAILABLE */
export async function describeSlurm(run: RunCommand): Promise<ClusterView> {
  const partitions = answerOf(
    await run({ words: ['scontrol', '-o', 'show', 'partition'] }),
    'list of queues',
  );
  const nodes = answerOf(await run({ words: ['scontrol', '-o', 'show', 'node'] }), 'list of nodes');
  const jobs = await run({ words: JOBS_OF_NODES });
  return readSlurmCluster(partitions, nodes, answerOf(jobs, 'count of jobs'));
}

/** Reads `scontrol -o show partition`, `scontrol -o show node` and lines of `queue|state|id|nodes`. */
export function readSlurmCluster(partitions: string, nodes: string, jobs: string): ClusterView {
  const counts = countJobs(jobs);
  return {
    queues: recordsOf(partitions, 'PartitionName').map((fields) => readPartition(fields, counts)),
    nodes: withJobs(recordsOf(nodes, 'NodeName').map(readNode), jobs),
  };
}

function recordsOf(text: string, first: string): readonly ReadonlyMap<string, string>[] {
  const lines = text.split('\n').filter((line) => line.startsWith(`${first}=`));
  return lines.map(readFields);
}

function readPartition(fields: ReadonlyMap<string, string>, counts: ReadonlyMap<string, number>): QueueInfo {
  const name = fields.get('PartitionName') ?? '';
  return {
    name,
    enabled: fields.get('State') === 'UP',
    queued: counts.get(`${name}|PD`) ?? 0,
    running: counts.get(`${name}|R`) ?? 0,
    limits: present({
      nodes: parseCount(fields.get('MaxNodes')) ?? parseCount(fields.get('TotalNodes')),
      processorsPerNode: parseCount(fields.get('MaxCPUsPerNode')),
      memory: parseBytes(fields.get('MaxMemPerNode'), MEBIBYTE),
      wallTime: parseDuration(fields.get('MaxTime')),
    }),
    nodes: expandHosts(fields.get('Nodes') ?? ''),
  };
}

/** A job that waits for one of several queues counts in each. */
function countJobs(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [queues = '', state = ''] = line.split('|');
    for (const queue of queues.split(',')) {
      counts.set(`${queue}|${state}`, (counts.get(`${queue}|${state}`) ?? 0) + 1);
    }
  }
  return counts;
}

function readNode(fields: ReadonlyMap<string, string>): NodeInfo {
  const features = fields.get('AvailableFeatures') ?? '(null)';
  const load = Number(fields.get('CPULoad') ?? Number.NaN);
  return {
    name: fields.get('NodeName') ?? '',
    state: readState(fields.get('State') ?? ''),
    processors: parseCount(fields.get('CPUTot')) ?? 0,
    properties: features === '(null)' ? [] : features.split(','),
    ...present({
      processorsInUse: parseCount(fields.get('CPUAlloc')),
      memory: parseBytes(fields.get('RealMemory'), MEBIBYTE),
      load: Number.isNaN(load) ? undefined : load,
    }),
  };
}

/** `IDLE`, `MIXED+DRAIN`, `DOWN*`: the worst word counts; a star means that the node does not answer. */
function readState(text: string): NodeInfo['state'] {
  if (/DOWN|FAIL|ERROR|NOT_RESPONDING|UNKNOWN|\*/.test(text)) return 'down';
  if (/DRAIN|MAINT|RESERVED|POWER/.test(text)) return 'offline';
  return /ALLOC|COMPLETING/.test(text) ? 'busy' : 'free';
}
