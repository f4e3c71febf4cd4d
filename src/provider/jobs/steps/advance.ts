import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { endOf } from '../job-end.ts';
import { isTerminal } from '../job-states.ts';
import { forget } from './forget.ts';
import { requestCancel } from './request-cancel.ts';
import { settle } from './settle.ts';
import { beginStageIn, stageIn } from './stage-in.ts';
import { stageOut } from './stage-out.ts';
import type { StepOutcome } from './step-outcome.ts';
import { submit } from './submit.ts';

/** Does the next step of a job. An earlier attempt at the step may have been cut off anywhere. */
export async function advance(context: JobContext, job: Job): Promise<StepOutcome> {
  if (isTerminal(job.state)) {
    if ((job.terminationTime ?? Number.POSITIVE_INFINITY) <= Date.now()) await forget(context, job);
    return 'ended';
  }
  if (job.cancel !== undefined && job.intentAt === undefined && job.state !== 'staging-out') {
    await settle(context, job, endOf('cancelled-before-start', reasonOf(job)));
    return 'moved';
  }
  switch (job.state) {
    case 'created':
      return stageIn(context, await beginStageIn(context, job));
    case 'staging-in':
      return stageIn(context, job);
    case 'staging-out':
      await stageOut(context, job);
      return 'moved';
    case 'queued':
    case 'held':
    case 'running':
    case 'suspended':
      return advanceInBatch(context, job);
  }
}

async function advanceInBatch(context: JobContext, job: Job): Promise<StepOutcome> {
  if (job.intentAt === undefined) {
    return submit(context, job);
  }
  if (job.cancel !== undefined) await requestCancel(context, job);
  return job.cancel !== undefined || job.submittedAt === undefined ? 'look' : 'nothing';
}

function reasonOf(job: Job): { reason?: string } {
  return job.cancel?.reason === undefined ? {} : { reason: job.cancel.reason };
}
