import { PlegmaError } from '../../../errors/plegma-error.ts';
import type { StoreTransaction } from '../../../store/open-store.ts';
import { writeDurably } from '../../durable-file.ts';
import { moveJob } from '../change-job.ts';
import { layOutFiles, wrapperCall } from '../file-layout.ts';
import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { endOf } from '../job-end.ts';
import { filesOf } from '../job-files.ts';
import { writeJobScript } from '../job-script.ts';
import { stopRun } from '../run-lock.ts';
import { workspaceDirectory, workspaceIn } from '../workspace.ts';
import { makeWorkspace } from '../workspace-folders.ts';
import { settle } from './settle.ts';
import type { StepOutcome } from './step-outcome.ts';
import { submitIntended } from './submit.ts';

/** Begins the staging of a job that has just been created. @returns The job as it is then. */
export async function beginStageIn(context: JobContext, job: Job): Promise<Job> {
  const cause = { cause: 'The inputs are being brought to the job.', evidence: '', time: Date.now() };
  const move = (tx: StoreTransaction) => moveJob(tx, job, 'staging-in', cause);
  const begun = await context.store.transaction(move, { durability: 'deferred' });
  context.onStep('stage-in:begun', job.id);
  context.changes.tell(job.id);
  return begun;
}

/**
 * Makes the workspace: inputs in their places, the script that will run. Every part of it may be there already
 * from an attempt that was cut off. That it is ready and that it is about to be handed over are one commit, for a
 * commit is the dearest part of a submission.
 */
export async function stageIn(context: JobContext, job: Job): Promise<StepOutcome> {
  // The run before may not be as lost as it looks.
  if (job.attempt > 1) await stopRun(workspaceDirectory(context.workspaces, job.id, job.attempt - 1));
  const application = context.applications.find(job.applicationUri);
  if (application === undefined) {
    const reason = 'The application was taken out of service.';
    await settle(context, job, endOf('launch-failed', { reason }));
    return 'moved';
  }
  const workspace = workspaceIn(job.workspace);
  const layout = layOutFiles(application, workspace, await filesOf(context.store.db, job.id, 'input'));
  await makeWorkspace(workspace.directory, layout.folders, job.localUser);
  try {
    for (const { file, path } of layout.inputs) await context.data.place(file.stagerId, path);
  } catch (error) {
    // A stager that is gone or damaged stays so; a full disk or a busy database does not.
    if (!(error instanceof PlegmaError) || error.fault === 'Unavailable') throw error;
    await settle(context, job, endOf('input-unusable', { reason: error.message }));
    return 'moved';
  }
  context.onStep('stage-in:placed', job.id);
  const call = wrapperCall(application, workspace, layout, job.arguments);
  const { token, localUser } = job;
  const { executable } = application;
  const script = writeJobScript({ token, workspace, executable, shared: localUser !== undefined, ...call });
  await writeDurably(workspace.script, script, 0o755);
  const now = Date.now();
  const cause = { cause: 'The inputs are in place.', evidence: '', time: now };
  const intended = await context.store.transaction((tx) =>
    moveJob(tx, job, 'queued', cause, { intent_at: now }),
  );
  context.onStep('stage-in:done', job.id);
  context.changes.tell(job.id);
  return submitIntended(context, intended);
}
