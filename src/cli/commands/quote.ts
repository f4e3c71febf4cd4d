import type { Command } from 'commander';
import { quoteJob } from '../../client/quote-job.ts';
import { openContext } from '../context.ts';
import { findApplication } from '../find/find-application.ts';
import { addJobOptions, type JobOptions, readJobRequest } from '../job/job-options.ts';
import { quoteText } from '../views/job-view.ts';

/** `plegma quote APPLICATION …`: what a run would cost. */
export function addQuote(program: Command): void {
  const command = program
    .command('quote')
    .summary('ask what a run would cost')
    .description('Asks for a binding price of one run. Nothing is sent but names, values and sizes.')
    .argument('<application>', 'name, URI, or id of the service');
  addJobOptions(command).action(async (wanted: string, options: JobOptions, self: Command) => {
    const context = openContext(self);
    const found = await findApplication(context, wanted);
    const request = await readJobRequest(context, found, options);
    const { quote } = await quoteJob(found.provider.jobs, request);
    context.output.result({ quote }, quoteText(quote));
  });
}
