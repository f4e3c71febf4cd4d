import type { Command } from 'commander';
import { newRequestId } from '../../client/request-id.ts';
import { openContext } from '../context.ts';
import { providerOfJob } from '../find/peers.ts';
import { isSweepId } from '../sweep/sweep-option.ts';
import { jobLine } from '../views/job-view.ts';
import { sweepLine } from '../views/sweep-view.ts';

interface CancelOptions {
  readonly reason?: string;
}

/** `plegma cancel ID`: end a job. */
export function addCancel(program: Command): void {
  program
    .command('cancel')
    .summary('end a job or a sweep; what it used until then is charged')
    .argument('<id>', 'the job, or the sweep with all its jobs')
    .option('--reason <text>', 'why, for the job and its provider')
    .action(async (jobId: string, { reason }: CancelOptions, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      if (isSweepId(jobId)) {
        const order = { requestId: newRequestId(), sweepId: jobId, reason };
        const { sweep } = await provider.jobs.CancelSweep(order);
        return context.output.result({ sweep }, `${jobId}: ${sweepLine(sweep)}`);
      }
      const { job } = await provider.jobs.CancelJob({ requestId: newRequestId(), jobId, reason });
      context.output.result({ job }, `${jobId}: ${jobLine(job)}`);
    });
}
