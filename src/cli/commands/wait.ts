import type { Command } from 'commander';
import type { Provider } from '../../client/connect-provider.ts';
import { followSweep } from '../../client/follow-sweep.ts';
import { followToEnd } from '../../client/follow-to-end.ts';
import { type CommandContext, openContext } from '../context.ts';
import { providerOfJob } from '../find/peers.ts';
import { exitCodeOfJob, JobTeller, tellWhenInterrupted, timed } from '../job/job-teller.ts';
import { readSweep } from '../sweep/read-sweep.ts';
import { isSweepId } from '../sweep/sweep-option.ts';
import { jobText } from '../views/job-view.ts';
import { sweepLine, sweepText } from '../views/sweep-view.ts';

/** `plegma wait ID`: follow a job to its end. */
export function addWait(program: Command): void {
  program
    .command('wait')
    .summary('follow a job or a sweep to its end')
    .description(
      'Tells each change of a job up to its end. A provider that is restarted meanwhile is found again.',
    )
    .argument('<id>', 'the job, or the sweep with all its jobs')
    .action(async (jobId: string, _options: object, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      tellWhenInterrupted(jobId, context.output);
      if (isSweepId(jobId)) return waitForSweep(context, provider, jobId);
      const teller = new JobTeller(context.output);
      const job = await followToEnd(provider.jobs, jobId, (changed) => teller.tell(changed));
      process.exitCode = exitCodeOfJob(job);
      context.output.result({ job }, jobText(job));
    });
}

/** The exit code is that of the jobs: success where all have finished. */
async function waitForSweep({ output }: CommandContext, provider: Provider, sweepId: string): Promise<void> {
  let told = '';
  const jobs = await followSweep(provider.jobs, sweepId, (sweep) => {
    const line = sweepLine(sweep);
    if (line !== told) output.note(timed(line));
    told = line;
  });
  process.exitCode = Math.max(0, ...jobs.map(exitCodeOfJob));
  const found = await readSweep(provider, sweepId);
  output.result(found, sweepText(found.sweep, found.jobs));
}
