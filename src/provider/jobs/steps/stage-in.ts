import { PlegmaError } from '../../../errors/plegma-error.ts';
import type { StoreTransaction } from '../../../store/open-store.ts';
import type { Application } from '../../applications/application.ts';
import { writeDurably } from '../../durable-file.ts';
import { moveJob } from '../change-job.ts';
import { type FileLayout, layOutFiles, wrapperCall } from '../file-layout.ts';
import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { endOf } from '../job-end.ts';
import { filesOf } from '../job-files.ts';
import { writeJobScript } from '../job-script.ts';
import { stopRun } from '../run-lock.ts';
import { type Workspace, workspaceDirectory, workspaceIn } from '../workspace.ts';
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
 * Makes the workspace and hands the job over. Every part of the workspace may be there already from an attempt that was
 * cut off.
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
  const unusable = await placeInputs(context, layout);
  if (unusable !== undefined) {
    await settle(context, job, endOf('input-unusable', { reason: unusable.message }));
    return 'moved';
  }
  context.onStep('stage-in:placed', job.id);
  await writeScript(job, application, workspace, layout);
  return submitIntended(context, await recordStaged(context, job));
}

/**
 * Brings the inputs to their places.
 *
 * @returns What is wrong with an input. A stager that is gone or damaged stays so; a full disk or a busy database, which
 *   are thrown, do not.
 */
async function placeInputs(
  context: JobContext,
  { inputs }: Pick<FileLayout, 'inputs'>,
): Promise<PlegmaError | undefined> {
  try {
    for (const { file, path } of inputs) await context.data.place(file.stagerId, path);
    return undefined;
  } catch (error) {
    if (!(error instanceof PlegmaError) || error.fault === 'Unavailable') throw error;
    return error;
  }
}

/** Writes what the batch system will run. */
async function writeScript(
  { token, localUser, arguments: given }: Job,
  application: Application,
  workspace: Workspace,
  layout: FileLayout,
): Promise<void> {
  const call = wrapperCall(application, workspace, layout, given);
  const { executable } = application;
  const script = writeJobScript({ token, workspace, executable, shared: localUser !== undefined, ...call });
  await writeDurably(workspace.script, script, 0o755);
}

/**
 * That the workspace is ready and that the job is about to be handed over are one commit, for a commit is the dearest part
 * of a submission.
 *
 * @returns The job as it is then.
 */
async function recordStaged(context: JobContext, job: Job): Promise<Job> {
  const now = Date.now();
  const cause = { cause: 'The inputs are in place.', evidence: '', time: now };
  const staged = await context.store.transaction((tx) =>
    moveJob(tx, job, 'queued', cause, { intent_at: now }),
  );
  context.onStep('stage-in:done', job.id);
  context.changes.tell(job.id);
  return staged;
}
