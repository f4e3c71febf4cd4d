import type { Command } from 'commander';
import { listSweep } from '../../client/list-sweep.ts';
import { quoteJob } from '../../client/quote-job.ts';
import { submitJob } from '../../client/submit-job.ts';
import { submitSweep } from '../../client/submit-sweep.ts';
import type { TransferProgress } from '../../client/transfer-progress.ts';
import type { Sweep } from '../../contracts/generated/job-types.ts';
import { type CommandContext, openContext } from '../context.ts';
import { type FoundApplication, findApplication } from '../find/find-application.ts';
import { addJobOptions, type JobOptions, readJobRequest } from '../job/job-options.ts';
import { sweepOption } from '../sweep/sweep-option.ts';
import { transferLine } from '../views/transfer-view.ts';

interface SubmitCommandOptions extends JobOptions {
  readonly sweep?: Sweep;
}

/** `plegma submit APPLICATION …`: upload and start, without waiting. */
export function addSubmit(program: Command): void {
  const command = program
    .command('submit')
    .summary('send files, start a job and return at once')
    .description('Sends the input files and starts the job at the quoted price, without waiting for its end.')
    .argument('<application>', 'name, URI, or id of the service');
  addJobOptions(command)
    .option(
      '--sweep <name=values>',
      'a job for each value of a parameter: angle=10..350:10 or angle=30,60,90; at the prices of the resource',
      sweepOption,
    )
    .action((wanted: string, options: SubmitCommandOptions, self: Command) =>
      submit(openContext(self), wanted, options),
    );
}

async function submit(context: CommandContext, wanted: string, options: SubmitCommandOptions): Promise<void> {
  const found = await findApplication(context, wanted);
  const request = await readJobRequest(context, found, options);
  const onProgress = (progress: TransferProgress) =>
    context.output.progress(transferLine('Sending', progress));
  if (options.sweep !== undefined) {
    const job = await submitSweep(found.provider, request, options.sweep, { onProgress });
    const { sweep, jobId } = job;
    const sweepId = sweep?.sweepId ?? jobId;
    const jobs = await listSweep(found.provider.jobs, sweepId);
    return tell(context, found, [sweepId, ...jobs.map((one) => one.jobId)], { sweep, job });
  }
  const { quote } = await quoteJob(found.provider.jobs, request);
  const job = await submitJob(found.provider, request, quote.quoteId, { onProgress });
  return tell(context, found, [job.jobId], { quote, job });
}

/** @param ids What the user may name from now on, first what he goes on with: the job or the sweep. */
async function tell(
  { book, output }: CommandContext,
  { provider, applicationUri }: FoundApplication,
  ids: readonly [string, ...string[]],
  value: object,
): Promise<void> {
  for (const jobId of ids) await book.rememberJob({ jobId, applicationUri, provider: provider.address.href });
  output.note(`Follow it: plegma wait ${ids[0]}`);
  output.result(value, ids[0]);
}
