import type { JobChange } from './change-job.ts';
import type { Job } from './job.ts';
import { type BatchWord, batchJobIn } from './judge-end.ts';
import type { RunSigns } from './run-signs.ts';

/** What was seen of a job that the batch system has taken. */
export interface Sighting {
  readonly batch: BatchWord;
  readonly signs: RunSigns;
  /** When the look began (ms): it cannot have seen what happened later. */
  readonly at: number;
  /** For how long (ms) the batch system has shown the job as ended or not at all. */
  readonly goneFor: number;
  /** For how long (ms) the exit status has been seen. */
  readonly statusFor: number;
}

/** When the run began: the script's own marker first, the batch system's word second (BA-4). */
export function startTime({ signs, batch }: Sighting): number | undefined {
  if (signs.startedAt !== undefined) return signs.startedAt;
  const told = batchJobIn(batch);
  if (told?.startedAt !== undefined) return told.startedAt.getTime();
  return told?.state === 'running' || told?.state === 'suspended' ? Date.now() : undefined;
}

/** Where the run is or was. */
export function nodeOf({ signs, batch }: Sighting): string | undefined {
  return signs.node ?? batchJobIn(batch)?.nodes?.join(', ');
}

/** When the run ended. */
export function endTime({ signs, batch }: Sighting): number {
  const told = batchJobIn(batch)?.endedAt?.getTime();
  return signs.endedAt ?? signs.exitStatus?.endedAt.getTime() ?? told ?? Date.now();
}

/** What the run used: as the batch system measured it, or else the script. */
export function usageOf(job: Job, seen: Sighting): JobChange {
  const told = batchJobIn(seen.batch);
  const endedAt = endTime(seen);
  // Where the node tells both, by its own clock: the batch server's, which told the start first, may be another.
  const startedAt = (seen.signs.endedAt && seen.signs.startedAt) ?? job.startedAt ?? endedAt;
  const processorTime = credible(told?.usage?.cpuTime) ?? seen.signs.exitStatus?.cpuTime;
  return {
    ended_at: endedAt,
    exit_code: seen.signs.exitStatus?.exitCode ?? told?.exitCode ?? null,
    processor_time_ms: processorTime === undefined ? null : Math.round(processorTime * 1000),
    wall_time_ms: Math.max(0, endedAt - startedAt),
    memory: credible(told?.usage?.memory) ?? seen.signs.exitStatus?.memory ?? null,
    // If the batch system does not tell, a run had the nodes that it asked for, or one.
    nodes: credible(told?.usage?.nodes) ?? job.requirements.nodes ?? 1,
  };
}

/** A counter that has wrapped below zero, or that is too large to be stored, tells nothing. */
function credible(count: number | undefined): number | undefined {
  return count !== undefined && count >= 0 && Number.isSafeInteger(Math.round(count * 1000))
    ? count
    : undefined;
}

/** The evidence of a transition, as one JSON value. */
export function evidenceOf({ signs, batch }: Sighting): string {
  return JSON.stringify({ exitStatus: signs.exitStatus, batch });
}
