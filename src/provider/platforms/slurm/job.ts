import { asBatchId } from '../batch-id.ts';
import type { BatchEnd, BatchJob, BatchState, BatchUsage } from '../platform.ts';
import { present } from '../present.ts';
import { parseCount, parseDuration, parseIsoTime } from '../quantities.ts';
import { expandHosts } from './hosts.ts';

/** What Slurm's sources tell of a job, in their own notation. */
export interface SlurmFacts {
  readonly id: string;
  readonly name: string;
  /** `COMPLETED`, `CANCELLED by 1001`, … */
  readonly state: string;
  readonly reason?: string | undefined;
  readonly exit?: SlurmExit | undefined;
  readonly queue?: string | undefined;
  readonly hosts?: string | undefined;
  readonly nodeCount?: string | undefined;
  readonly submitted?: string | undefined;
  readonly started?: string | undefined;
  readonly ended?: string | undefined;
  readonly elapsed?: string | undefined;
  /** How often it was requeued. */
  readonly restarts?: string | undefined;
}

/** How a job's script ended: exit status, or the signal that killed it. */
export interface SlurmExit {
  readonly code: number;
  readonly signal: number;
}

/** States that are not an end. A revoked job was started by another cluster of the federation, and runs there. */
const liveStates: Readonly<Record<string, BatchState>> = {
  REVOKED: 'running',
  PENDING: 'queued',
  REQUEUED: 'queued',
  REQUEUE_FED: 'queued',
  REQUEUE_HOLD: 'held',
  RESV_DEL_HOLD: 'held',
  SPECIAL_EXIT: 'held',
  CONFIGURING: 'running',
  RESIZING: 'running',
  RUNNING: 'running',
  SIGNALING: 'running',
  STOPPED: 'suspended',
  SUSPENDED: 'suspended',
  COMPLETING: 'exiting',
  STAGE_OUT: 'exiting',
};

const ends: Readonly<Record<string, BatchEnd>> = {
  COMPLETED: 'exited',
  FAILED: 'exited',
  CANCELLED: 'cancelled',
  PREEMPTED: 'cancelled',
  TIMEOUT: 'wall-time-exceeded',
  DEADLINE: 'wall-time-exceeded',
  OUT_OF_MEMORY: 'memory-exceeded',
  NODE_FAIL: 'node-failed',
  BOOT_FAIL: 'node-failed',
  LAUNCH_FAILED: 'launch-failed',
};

/** A job of Slurm. A job in an unknown state is neither lost nor ended: it counts as held, and the state is shown. */
export function readSlurmJob(facts: SlurmFacts): BatchJob {
  const word = facts.state.split(/[\s+]/)[0] ?? '';
  const end = ends[word];
  const live = word === 'PENDING' && isHeld(facts.reason) ? 'held' : liveStates[word];
  const isUnknown = live === undefined && end === undefined;
  const nodes = facts.hosts === undefined ? undefined : expandHosts(facts.hosts);
  const isOrWasOnNodes = live !== 'queued' && live !== 'held' && nodes?.length !== 0;
  // For a job that was cancelled in the queue Slurm gives its end as its start.
  const startedAt = isOrWasOnNodes ? parseIsoTime(facts.started) : undefined;
  return {
    batchId: asBatchId(facts.id),
    name: facts.name,
    state: live ?? (isUnknown ? 'held' : 'ended'),
    ...(isNotLaunched(facts.reason) && { end: 'launch-failed' }),
    ...(end === undefined ? {} : readEnd(end, facts, nodes?.length === 0)),
    ...present({
      queue: facts.queue,
      nodes: nodes?.length ? nodes : undefined,
      // A requeue gives the job a new submission time, which proves nothing (BA-3).
      submittedAt: parseCount(facts.restarts) ? undefined : parseIsoTime(facts.submitted),
      startedAt,
      endedAt: end === undefined ? undefined : parseIsoTime(facts.ended),
      usage: usageOf(facts),
      comment: isUnknown ? `Slurm shows state ${word}.` : reasonOf(facts),
    }),
  };
}

function usageOf({ elapsed, nodeCount }: SlurmFacts): BatchUsage | undefined {
  const wallTime = parseDuration(elapsed);
  return wallTime === undefined ? undefined : { wallTime, ...present({ nodes: parseCount(nodeCount) }) };
}

function reasonOf({ reason }: SlurmFacts): string | undefined {
  return reason === 'None' ? undefined : reason;
}

/**
 * The node refused the job, and Slurm holds it until an operator releases it, perhaps never. It was seen when a restarted
 * server had given the job an id that the node already knew.
 */
function isNotLaunched(reason: string | undefined): boolean {
  return /^launch.failed.requeued.held$/i.test(reason ?? '');
}

/** `JobHeldUser`, `Dependency`, and after a crash `launch failed requeued held`. */
function isHeld(reason: string | undefined): boolean {
  return /held|^Dependency/i.test(reason ?? '');
}

/** Real-time signal 19, by which slurmd says that it could not open the output files: no signal of the job's own. */
const NO_OUTPUT_FILES = 53;

function readEnd(
  end: BatchEnd,
  { exit, reason }: SlurmFacts,
  hadNoNode: boolean,
): { end: BatchEnd; exitCode?: number } {
  // DEADLINE is also what Slurm calls a job that can no longer begin in time: it used up nothing.
  if (hadNoNode && end === 'wall-time-exceeded') return { end: 'cancelled' };
  if (exit === undefined) return { end };
  const { code, signal } = exit;
  const noFiles = reason === 'JobLaunchFailure' && signal === NO_OUTPUT_FILES;
  if (end === 'exited' && (hadNoNode || noFiles)) return { end: 'launch-failed' };
  // 0:0 of a job that was ended from outside is not a status of its own.
  if (end !== 'exited' && code === 0 && signal === 0) return { end };
  return { end, exitCode: signal === 0 ? code : 128 + signal };
}

/** `7:0`: exit status and signal. */
export function readExitPair(text: string | undefined): SlurmExit | undefined {
  const match = /^(\d+):(\d+)$/.exec(text ?? '');
  return match ? { code: Number(match[1]), signal: Number(match[2]) } : undefined;
}

/** The status as wait(2) gives it, which squeue prints: 1792 is exit status 7. */
export function readWaitStatus(text: string | undefined): SlurmExit | undefined {
  const status = parseCount(text);
  return status === undefined ? undefined : { code: (status >> 8) & 0xff, signal: status & 0x7f };
}
