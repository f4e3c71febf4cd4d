import type { Command } from 'commander';
import { openContext } from '../context.ts';
import { providerOfJob } from '../find/peers.ts';
import { readSweep } from '../sweep/read-sweep.ts';
import { isSweepId } from '../sweep/sweep-option.ts';
import { jobText } from '../views/job-view.ts';
import { sweepText } from '../views/sweep-view.ts';

/** `plegma job ID`: one job with its way so far. */
export function addJob(program: Command): void {
  program
    .command('job')
    .summary('show one job or sweep: state, place, times, charge, outputs')
    .argument('<id>', 'the job, or the sweep with all its jobs')
    .action(async (jobId: string, _options: object, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      if (isSweepId(jobId)) {
        const found = await readSweep(provider, jobId);
        return context.output.result(found, sweepText(found.sweep, found.jobs));
      }
      const { job } = await provider.jobs.GetJob({ jobId });
      context.output.result({ job }, jobText(job));
    });
}
