import type { Command } from 'commander';
import { quoteJob } from '../../client/quote-job.ts';
import { submitJob } from '../../client/submit-job.ts';
import { openContext } from '../context.ts';
import { findApplication } from '../find-application.ts';
import { addJobOptions, type JobOptions, readJobRequest } from '../job-options.ts';
import { transferLine } from '../views/transfer-view.ts';

/** `plegma submit APPLICATION …`: upload and start, without waiting. */
export function addSubmit(program: Command): void {
  const command = program
    .command('submit')
    .summary('send files, start a job and return at once')
    .description('Sends the input files and starts the job at the quoted price, without waiting for its end.')
    .argument('<application>', 'name, URI, or id of the service');
  addJobOptions(command).action(async (wanted: string, options: JobOptions, self: Command) => {
    const context = openContext(self);
    const found = await findApplication(context, wanted);
    const request = await readJobRequest(context, found, options);
    const { quote } = await quoteJob(found.provider.jobs, request);
    const job = await submitJob(found.provider, request, quote.quoteId, {
      onProgress: (progress) => context.output.progress(transferLine('Sending', progress)),
    });
    const { jobId, applicationUri } = job;
    await context.book.rememberJob({ jobId, applicationUri, provider: found.provider.address.href });
    context.output.note(`Follow it: plegma wait ${jobId}`);
    context.output.result({ quote, job }, jobId);
  });
}
