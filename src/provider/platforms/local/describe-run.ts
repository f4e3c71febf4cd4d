import { hostname } from 'node:os';
import { asBatchId } from '../batch-id.ts';
import type { BatchId, BatchJob, JobToken } from '../platform.ts';
import type { RunState, SpoolEntry } from './spool.ts';

/** The id of a local run. The token is unique, so the id made of it is never reused. */
export function batchIdOf(token: JobToken): BatchId {
  return asBatchId(`${token}.local`);
}

/** A run of the spool as any batch system would show it. */
export function describeRun({ run, submittedAt }: SpoolEntry, state: RunState): BatchJob {
  const job = { batchId: batchIdOf(run.token), name: run.token, queue: 'local', submittedAt };
  if (state.kind === 'waiting') return { ...job, state: 'queued' };
  if (state.kind === 'starting') return { ...job, state: 'running', nodes: [hostname()] };
  if (state.kind === 'running') {
    return { ...job, state: 'running', nodes: [hostname()], startedAt: state.startedAt };
  }
  if (state.kind === 'leftover') {
    return { ...job, state: 'exiting', nodes: [hostname()], startedAt: state.startedAt };
  }
  const { end, exitCode, startedAt, endedAt } = state;
  return {
    ...job,
    state: 'ended',
    ...(end && { end }),
    ...(exitCode !== undefined && { exitCode }),
    ...(startedAt && { startedAt, nodes: [hostname()] }),
    ...(endedAt && { endedAt }),
    ...(startedAt &&
      endedAt && { usage: { wallTime: (endedAt.getTime() - startedAt.getTime()) / 1000, nodes: 1 } }),
  };
}
