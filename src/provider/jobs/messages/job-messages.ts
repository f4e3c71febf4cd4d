import type * as message from '../../../contracts/generated/job-types.ts';
import type { StoreQueries } from '../../../store/open-store.ts';
import type { Job, JobFile, JobId, JobTransition, JobUsage, SweepId } from '../job.ts';
import { type FilesOfJob, filesOfJobs } from '../job-files.ts';
import { transitionsOfJobs } from '../job-queries.ts';
import { sweepStatus } from '../sweep.ts';
import { date, money, thousandths } from './common-messages.ts';

/** A job with its files and transitions, as the contract shows it. */
export async function jobMessage(queries: StoreQueries, job: Job): Promise<message.Job> {
  return messageOf(job, await readRelated(queries, [job]));
}

/** {@link jobMessage} for several jobs. */
export async function jobMessages(queries: StoreQueries, jobs: readonly Job[]): Promise<message.Job[]> {
  const related = await readRelated(queries, jobs);
  return jobs.map((job) => messageOf(job, related));
}

/** What belongs to jobs; as many queries read it for a hundred jobs as for one. */
interface Related {
  readonly filesOf: (id: JobId) => FilesOfJob;
  readonly transitionsOf: (id: JobId) => readonly JobTransition[];
  readonly sweeps: ReadonlyMap<SweepId, message.SweepStatus>;
}

async function readRelated(queries: StoreQueries, jobs: readonly Job[]): Promise<Related> {
  const ids = jobs.map(({ id }) => id);
  const filesOf = await filesOfJobs(queries, ids);
  const transitionsOf = await transitionsOfJobs(queries, ids);
  const sweeps = new Map<SweepId, message.SweepStatus>();
  for (const id of new Set(jobs.flatMap(({ sweep }) => sweep?.id ?? []))) {
    sweeps.set(id, await sweepMessageOf(queries, id));
  }
  return { filesOf, transitionsOf, sweeps };
}

function messageOf(job: Job, { filesOf, transitionsOf, sweeps }: Related): message.Job {
  const { inputs, outputs } = filesOf(job.id);
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
    transitions: transitionsOf(job.id).map(({ state, time, cause }) => ({
      state,
      time: new Date(time),
      cause,
    })),
    terminationTime: date(job.terminationTime),
    version: job.version,
    sweep: sweepMessage(job, sweeps),
  };
}

function sweepMessage({ sweep }: Job, sweeps: Related['sweeps']): message.JobSweep | undefined {
  const status = sweep && sweeps.get(sweep.id);
  return status && { number: sweep.number, ...status };
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
