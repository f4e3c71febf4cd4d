import type * as message from '../../../contracts/generated/job-types.ts';
import type { StoreQueries } from '../../../store/open-store.ts';
import type { Job, JobFile, JobUsage } from '../job.ts';
import { filesOf } from '../job-files.ts';
import { transitionsOf } from '../job-queries.ts';
import { type SweepId, sweepStatus } from '../sweep.ts';
import { date, money, thousandths } from './common-messages.ts';

/** A job with its files and its life, as the contract tells it. */
export async function jobMessage(queries: StoreQueries, job: Job): Promise<message.Job> {
  const inputs = await filesOf(queries, job.id, 'input');
  const outputs = await filesOf(queries, job.id, 'output');
  const transitions = await transitionsOf(queries, job.id);
  return {
    jobId: job.id,
    label: job.label,
    accountId: job.accountId,
    applicationUri: job.applicationUri,
    resourceId: job.resourceId,
    state: job.state,
    detail: job.detail,
    progress: job.progress === undefined ? undefined : job.progress / 100,
    node: job.node,
    queue: job.queue,
    batchId: job.batchId,
    exitCode: job.exitCode,
    createdAt: new Date(job.createdAt),
    submittedAt: date(job.submittedAt),
    startedAt: date(job.startedAt),
    endedAt: date(job.endedAt),
    estimatedStart: date(job.estimatedStart),
    estimatedEnd: date(job.estimatedEnd),
    usage: usageMessage(job.usage),
    charge: job.charge === undefined ? undefined : money(job.charge, job.currency),
    inputs: inputs.map(({ name, stagerId }) => ({ name, stagerId })),
    outputs: outputs.map(outputMessage),
    arguments: job.arguments,
    transitions: transitions.map(({ state, time, cause }) => ({ state, time: new Date(time), cause })),
    terminationTime: date(job.terminationTime),
    version: job.version,
    sweep: await sweepMessage(queries, job),
  };
}

async function sweepMessage(queries: StoreQueries, job: Job): Promise<message.JobSweep | undefined> {
  if (job.sweep === undefined) return undefined;
  return { number: job.sweep.number, ...(await sweepMessageOf(queries, job.sweep.id)) };
}

/** How all jobs of a sweep stand. */
export async function sweepMessageOf(queries: StoreQueries, sweepId: SweepId): Promise<message.SweepStatus> {
  return { sweepId, ...(await sweepStatus(queries, sweepId)) };
}

function usageMessage({ processorTime, wallTime, memory, nodes }: JobUsage): message.JobUsage {
  return {
    processorTime: processorTime === undefined ? undefined : thousandths(processorTime),
    wallTime: wallTime === undefined ? undefined : thousandths(wallTime),
    memory: memory === undefined ? undefined : BigInt(memory),
    nodes,
  };
}

function outputMessage({ name, stagerId, size, digest }: JobFile): message.JobOutput {
  return { name, stagerId, size: size === undefined ? undefined : BigInt(size), digest };
}
