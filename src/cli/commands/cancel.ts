import type { Command } from 'commander';
import { newRequestId } from '../../client/request-id.ts';
import { openContext } from '../context.ts';
import { providerOfJob } from '../peers.ts';
import { jobLine } from '../views/job-view.ts';

interface CancelOptions {
  readonly reason?: string;
}

/** `plegma cancel ID`: end a job. */
export function addCancel(program: Command): void {
  program
    .command('cancel')
    .summary('end a job; what it used until then is charged')
    .argument('<id>', 'the job')
    .option('--reason <text>', 'why, for the job and its provider')
    .action(async (jobId: string, { reason }: CancelOptions, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      const { job } = await provider.jobs.CancelJob({ requestId: newRequestId(), jobId, reason });
      context.output.result({ job }, `${jobId}: ${jobLine(job)}`);
    });
}
