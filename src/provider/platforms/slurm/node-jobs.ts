import { asBatchId } from '../batch-id.ts';
import type { BatchId, NodeInfo } from '../platform.ts';
import { expandHosts } from './hosts.ts';

/** Everybody's jobs as lines of `queue|state|id|nodes`. */
export const JOBS_OF_NODES = ['squeue', '--noheader', '--all', '--format=%P|%t|%A|%N'] as const;

/** Adds to each node the jobs that run on it; waiting jobs have no nodes. */
export function withJobs(nodes: readonly NodeInfo[], lines: string): readonly NodeInfo[] {
  const jobs = new Map<string, BatchId[]>();
  for (const line of lines.split('\n')) {
    const [, , id = '', hosts = ''] = line.split('|');
    for (const host of expandHosts(hosts)) jobs.set(host, [...(jobs.get(host) ?? []), asBatchId(id)]);
  }
  return nodes.map((node) => ({ ...node, jobs: jobs.get(node.name) ?? [] }));
}
