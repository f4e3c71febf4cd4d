import type { Command } from 'commander';
import { followToEnd } from '../../client/follow-to-end.ts';
import { openContext } from '../context.ts';
import { exitCodeOfJob, JobTeller, tellWhenInterrupted } from '../follow.ts';
import { providerOfJob } from '../peers.ts';
import { jobText } from '../views/job-view.ts';

/** `plegma wait ID`: follow a job to its end. */
export function addWait(program: Command): void {
  program
    .command('wait')
    .summary('follow a job to its end')
    .description(
      'Tells each change of a job up to its end. A provider that is restarted meanwhile is found again.',
    )
    .argument('<id>', 'the job')
    .action(async (jobId: string, _options: object, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      const teller = new JobTeller(context.output);
      tellWhenInterrupted(jobId, context.output);
      const job = await followToEnd(provider.jobs, jobId, (changed) => teller.tell(changed));
      process.exitCode = exitCodeOfJob(job);
      context.output.result({ job }, jobText(job));
    });
}
