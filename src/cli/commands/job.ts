import type { Command } from 'commander';
import { openContext } from '../context.ts';
import { providerOfJob } from '../peers.ts';
import { jobText } from '../views/job-view.ts';

/** `plegma job ID`: one job with its way so far. */
export function addJob(program: Command): void {
  program
    .command('job')
    .summary('show one job: state, place, times, charge, outputs')
    .argument('<id>', 'the job')
    .action(async (jobId: string, _options: object, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      const { job } = await provider.jobs.GetJob({ jobId });
      context.output.result({ job }, jobText(job));
    });
}
