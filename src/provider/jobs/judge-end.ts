import type { BatchJob } from '../platforms/platform.ts';
import { present } from '../platforms/present.ts';
import { batchComment } from './batch-comment.ts';
import type { ExitStatus } from './exit-status.ts';
import type { EnginePatience } from './job-context.ts';
import { type EndCode, type EndFacts, endOf, type JobEnd } from './job-end.ts';
import { SECOND_START_STATUS, WORKSPACE_UNUSABLE_STATUS } from './job-script.ts';

/** What the batch system last said of a job: how it is, that there is none, or nothing as it was not asked yet. */
export type BatchWord = BatchJob | 'absent' | 'not-asked';

/** The job as the batch system shows it, where it does. */
export function batchJobIn(word: BatchWord): BatchJob | undefined {
  return typeof word === 'string' ? undefined : word;
}

/** All that is known of a run when its end is judged. */
export interface RunEvidence {
  /** What the job's own script wrote last; the first witness (BA-4). */
  readonly exitStatus: ExitStatus | undefined;
  readonly batch: BatchWord;
  /** The script has left its lock or a marker. */
  readonly begun: boolean;
  /** A marker file shows that the script has begun, or the batch system that it ran. */
  readonly started: boolean;
  /** For how long (ms) the batch system has shown it as ended or not at all; 0 while it shows it alive. */
  readonly goneFor: number;
  /** For how long (ms) the exit status has been there. */
  readonly statusFor: number;
  readonly cancel: { readonly reason: string | undefined } | undefined;
  /** Seconds, where the job was given one. */
  readonly wallTime: number | undefined;
  readonly patience: Pick<EnginePatience, 'vanish' | 'reason'>;
}

/**
 * Judges whether a run has ended and how, from the marker files first and the batch system second (BA-4). It never
 * guesses: an end without evidence is `lost` or `exit-unknown`, not `done` (BA-3).
 *
 * @returns undefined while the run may still end by itself, or evidence may still arrive.
 */
export function judgeEnd(run: RunEvidence): JobEnd | undefined {
  const { exitStatus, batch } = run;
  if (exitStatus?.exitCode === 0) return endOf('done', {}, differenceOf(run));
  if (exitStatus !== undefined) return judgeFailure(run, exitStatus);
  if (batch === 'not-asked') return undefined;
  if (batch === 'absent') return judgeAbsent(run);
  return batch.state === 'ended' || batch.end !== undefined ? judgeWithoutStatus(run, batch) : undefined;
}

/**
 * The script reported a status other than 0. The batch system may know why, so it is asked at least once. If a signal
 * ended the run, only the batch system can know who sent it: it gets more time.
 */
function judgeFailure(run: RunEvidence, status: ExitStatus): JobEnd | undefined {
  const { exitCode, interrupted } = status;
  if (run.cancel !== undefined) return endOf('cancelled-while-running', facts(run));
  if (run.batch === 'not-asked') return undefined;
  const known = batchReason(run.batch);
  if (known !== undefined && known !== 'launch-failed') return endOf(known, facts(run), differenceOf(run));
  // The application may have ended, and the script reported its status, before the signal reached the script.
  const isSignalled = interrupted || exitCode > 128;
  if (isSignalled && isStartedAgain(run.batch)) return endOf('second-start', {}, differenceOf(run));
  // A batch system may tell why it ended a run a little later than that the run is gone.
  const heard = batchJobIn(run.batch)?.state === 'ended' || (run.batch === 'absent' && !interrupted);
  const patience = isSignalled ? run.patience.vanish : run.patience.reason;
  if (!heard && run.statusFor < patience) return undefined;
  // It was told to end, but not by its customer; the batch system no longer knows by whom.
  if (interrupted && run.batch === 'absent')
    return endOf(hasRunItsTime(run, status) ? 'over-wall-time' : 'cancelled-by-provider', facts(run));
  return endOf(exitCode > 128 ? 'signal' : 'exit-status', { exitCode }, differenceOf(run));
}

/** Whether the run used up its wall time; the script counts whole seconds. */
function hasRunItsTime({ wallTime }: RunEvidence, { startedAt, endedAt }: ExitStatus): boolean {
  return wallTime !== undefined && endedAt.getTime() - startedAt.getTime() > (wallTime - 1) * 1000;
}

/** Whether the batch system itself ended the script, to run the job again: an operator's requeue, a lost server. */
function isStartedAgain(batch: BatchWord): boolean {
  const shown = batchJobIn(batch);
  return shown?.state === 'queued' || shown?.state === 'held' || shown?.exitCode === SECOND_START_STATUS;
}

function judgeAbsent(run: RunEvidence): JobEnd | undefined {
  if (run.cancel !== undefined) return cancelled(run);
  return run.goneFor < run.patience.vanish ? undefined : endOf('lost');
}

/** The batch system shows the end, the script reported nothing: it was killed, or its status has not arrived yet. */
function judgeWithoutStatus(run: RunEvidence, batch: BatchJob): JobEnd | undefined {
  if (run.cancel !== undefined) return cancelled(run);
  const known = batchReason(batch);
  const { exitCode } = batch;
  const isSecondStart = exitCode === SECOND_START_STATUS || (known === 'launch-failed' && run.begun);
  if (known !== undefined && !isSecondStart) return endOf(known, facts(run));
  if (run.goneFor < run.patience.vanish) return undefined;
  if (isSecondStart) return endOf('second-start');
  if (exitCode === WORKSPACE_UNUSABLE_STATUS) return endOf('workspace-unusable');
  // Status 0 without the script's own report cannot be trusted: a full disk may have cut its outputs short.
  if (exitCode === undefined || exitCode === 0) return endOf('exit-unknown');
  // A status without any trace of the script comes from the batch system's own preparations: a prolog, a directory.
  if (!run.begun) return endOf('launch-failed');
  return endOf(exitCode > 128 ? 'signal' : 'exit-status', { exitCode });
}

function cancelled(run: RunEvidence): JobEnd {
  return endOf(run.started ? 'cancelled-while-running' : 'cancelled-before-start', facts(run));
}

function batchReason(batch: BatchWord): EndCode | undefined {
  switch (batchJobIn(batch)?.end) {
    case 'wall-time-exceeded':
      return 'over-wall-time';
    case 'memory-exceeded':
      return 'over-memory';
    case 'node-failed':
      return 'node-failure';
    case 'launch-failed':
      return 'launch-failed';
    case 'cancelled':
      return 'cancelled-by-provider';
    default:
      return undefined;
  }
}

/** The reason is the customer's where it was cancelled, otherwise the batch system's. */
function facts({ wallTime, cancel, batch }: RunEvidence): EndFacts {
  return present({
    limit: wallTime,
    reason: cancel === undefined ? batchComment(batchJobIn(batch)) : cancel.reason,
  });
}

/** Where script and batch system disagree on the exit status. */
function differenceOf({ exitStatus, batch }: RunEvidence): string | undefined {
  const told = batchJobIn(batch)?.exitCode;
  if (exitStatus === undefined || told === undefined || told === exitStatus.exitCode) return undefined;
  return `The script wrote exit status ${exitStatus.exitCode}, the batch system tells ${told}.`;
}
