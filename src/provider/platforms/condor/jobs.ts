import { z } from 'zod';
import { unreadable } from '../answers.ts';
import { asBatchId } from '../batch-id.ts';
import type { BatchEnd, BatchJob, BatchState, BatchUsage } from '../platform.ts';
import { present } from '../present.ts';
import { parseEpoch } from '../quantities.ts';

/** A job, slot or machine as HTCondor's tools print it with `-json`: a flat list of attributes. */
export type ClassAd = Readonly<Record<string, unknown>>;

const classAds = z.array(z.record(z.string(), z.unknown()));

/** Reads the output of `-json`, which is empty when there is nothing to list. */
export function readClassAds(text: string): readonly ClassAd[] {
  if (text.trim() === '') return [];
  try {
    return classAds.parse(JSON.parse(text));
  } catch {
    throw unreadable('list', text);
  }
}

/** An attribute may be an expression, printed as a text: it then tells nothing, and the job is there all the same. */
const number = z.number().optional().catch(undefined);
const text = z.string().optional().catch(undefined);

const jobAd = z.object({
  ClusterId: z.number(),
  GridJobName: z.string(),
  JobStatus: z.number(),
  QDate: number,
  JobStartDate: number,
  CompletionDate: number,
  ExitCode: number,
  ExitBySignal: z.boolean().optional().catch(undefined),
  ExitSignal: number,
  HoldReason: text,
  HoldReasonCode: number,
  RemoveReason: text,
  RemoteHost: text,
  LastRemoteHost: text,
  RemoteWallClockTime: number,
  RemoteUserCpu: number,
  RemoteSysCpu: number,
  ResidentSetSize: number,
});
type JobAd = z.infer<typeof jobAd>;

/** What is asked of condor_q and condor_history. */
export const jobAttributes = Object.keys(jobAd.shape).join(',');

/** JobStatus: idle, running, removed, completed, held, transferring output, suspended. */
const states: Readonly<Record<number, BatchState>> = {
  1: 'queued',
  2: 'running',
  3: 'ended',
  4: 'ended',
  5: 'held',
  6: 'exiting',
  7: 'suspended',
};

/**
 * HoldReasonCode of jobs that stay held until an operator acts: they could not be started (program, files, directory,
 * account), took more memory than they asked for, or ran for too long. Other holds may be released by whoever placed them.
 */
const ends: Readonly<Record<number, BatchEnd>> = {
  ...Object.fromEntries([6, 7, 8, 9, 10, 14, 22, 23].map((code) => [code, 'launch-failed'])),
  34: 'memory-exceeded',
  46: 'wall-time-exceeded',
  47: 'wall-time-exceeded',
};

/** A job of ours; undefined for one without our attributes. */
export function readCondorJob(ad: ClassAd): BatchJob | undefined {
  const job = jobAd.safeParse(ad).data;
  if (job === undefined) return undefined;
  // A status that nobody knows is no reason to call a job lost or ended: it is kept, and the status shown.
  const known = states[job.JobStatus];
  const state = known ?? 'held';
  const host = job.RemoteHost ?? job.LastRemoteHost;
  return {
    batchId: asBatchId(String(job.ClusterId)),
    name: job.GridJobName,
    state,
    ...(state === 'ended' ? readEnd(job) : {}),
    ...(known === 'held' && present({ end: ends[job.HoldReasonCode ?? 0] })),
    ...present({
      nodes: host === undefined ? undefined : [host.replace(/^.*@/, '')],
      submittedAt: parseEpoch(job.QDate),
      startedAt: parseEpoch(job.JobStartDate),
      endedAt: parseEpoch(job.CompletionDate),
      usage: state === 'ended' ? usageOf(job) : undefined,
      comment:
        known === undefined
          ? `HTCondor shows status ${job.JobStatus}.`
          : (job.HoldReason ?? job.RemoveReason),
    }),
  };
}

function usageOf(job: JobAd): BatchUsage {
  return present({
    cpuTime: job.RemoteUserCpu === undefined ? undefined : job.RemoteUserCpu + (job.RemoteSysCpu ?? 0),
    wallTime: job.RemoteWallClockTime,
    memory: job.ResidentSetSize === undefined ? undefined : job.ResidentSetSize * 1024,
  });
}

/** The reason that our submit file's periodic_remove leaves behind. */
const OVER_WALL_TIME = /PeriodicRemove/i;

function readEnd(job: JobAd): { end: BatchEnd; exitCode?: number } {
  if (job.JobStatus === 3)
    return { end: OVER_WALL_TIME.test(job.RemoveReason ?? '') ? 'wall-time-exceeded' : 'cancelled' };
  const exitCode = job.ExitBySignal ? 128 + (job.ExitSignal ?? 0) : job.ExitCode;
  return { end: 'exited', ...present({ exitCode }) };
}
