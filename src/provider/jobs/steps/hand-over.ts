import { PlegmaError } from '../../../errors/plegma-error.ts';
import type { BatchRun, SubmitOutcome } from '../../platforms/platform.ts';
import type { Job } from '../job.ts';
import { type JobContext, platformOfJob } from '../job-context.ts';
import { workspaceIn } from '../workspace.ts';

/** Submits a job to its batch system. An exception tells nothing of what the batch system has done: `unknown`. */
export async function handOver(context: JobContext, job: Job): Promise<SubmitOutcome> {
  try {
    return await platformOfJob(context, job).submit(batchRun(context, job));
  } catch (error) {
    if (error instanceof PlegmaError) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}

function batchRun(context: JobContext, job: Job): BatchRun {
  const workspace = workspaceIn(job.workspace);
  const queue = context.resources.find(job.resourceId)?.queue;
  return {
    token: job.token,
    workspace: workspace.directory,
    script: workspace.script,
    stdout: workspace.batchOutput,
    stderr: workspace.batchError,
    requirements: job.requirements,
    ...(queue !== undefined && { queue }),
    ...(job.localUser !== undefined && { user: job.localUser }),
  };
}
