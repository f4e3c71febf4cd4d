import { join } from 'node:path';
import { readExitStatus } from '../../jobs/exit-status.ts';
import { markerNames, workspaceIn } from '../../jobs/workspace.ts';
import { writeWorkspaceFile } from '../../jobs/workspace-files.ts';
import { asBatchId } from '../batch-id.ts';
import { modifiedAt } from '../modified-at.ts';
import type { BatchJob, BatchState, KnownJob } from '../platform.ts';
import { present } from '../present.ts';

/** Written when killJob accepted the request: a job that never began leaves no other trace of its end. */
const KILLED_MARKER = '.job_killed';

/** How long (ms) a killed job may take to write its own end. */
const KILL_GRACE_MS = 30_000;

/** True when startJob has marked the workspace. */
export async function isSubmitted(workspace: string): Promise<boolean> {
  return (await modifiedAt(join(workspace, markerNames.submitted))) !== undefined;
}

/** Records that killJob accepted the request; the first time counts, however often it is asked again. */
export async function markKilled(job: KnownJob): Promise<void> {
  const marker = join(job.workspace, KILLED_MARKER);
  if ((await modifiedAt(marker)) === undefined) await writeWorkspaceFile(marker, '');
}

/** What the marker files and their modification times tell of a job (GR-53); undefined before it was submitted. */
export async function readMarkers(job: KnownJob): Promise<BatchJob | undefined> {
  const time = (name: string) => modifiedAt(join(job.workspace, name));
  const submittedAt = await time(markerNames.submitted);
  if (submittedAt === undefined) return undefined;
  const startedAt = (await time(markerNames.wrapperStarted)) ?? (await time(markerNames.started));
  const endedAt = await time(markerNames.wrapperEnded);
  const killedAt = await time(KILLED_MARKER);
  const status = await readExitStatus(workspaceIn(job.workspace).exitStatus, job.token);
  const state = stateOf(startedAt, endedAt, killedAt);
  return {
    batchId: asBatchId(job.token),
    name: job.token,
    state,
    ...(state === 'ended' ? { end: killedAt === undefined ? 'exited' : 'cancelled' } : {}),
    ...present({
      submittedAt,
      startedAt,
      endedAt,
      exitCode: state === 'ended' ? status?.exitCode : undefined,
    }),
  };
}

function stateOf(
  startedAt: Date | undefined,
  endedAt: Date | undefined,
  killedAt: Date | undefined,
): BatchState {
  if (endedAt !== undefined) return 'ended';
  if (killedAt === undefined) return startedAt === undefined ? 'queued' : 'running';
  return startedAt === undefined || Date.now() - killedAt.getTime() > KILL_GRACE_MS ? 'ended' : 'exiting';
}
