import type { Command } from 'commander';
import { type RunEvent, type RunOptions, runJob } from '../../client/run-job.ts';
import type { Job } from '../../contracts/generated/job-types.ts';
import type { Decimal } from '../../soap/codec/decimal.ts';
import { type CommandContext, openContext } from '../context.ts';
import { type FoundApplication, findApplication } from '../find/find-application.ts';
import { addJobOptions, type JobOptions, readJobRequest } from '../job/job-options.ts';
import { exitCodeOfJob, JobTeller, tellWhenInterrupted } from '../job/job-teller.ts';
import { checkOutputPlace, outputPlaces } from '../job/output-places.ts';
import { amount } from '../option-values.ts';
import { moneyText } from '../views/amounts.ts';
import { fetchedText, fetchedValue } from '../views/fetched-view.ts';
import { transferLine } from '../views/transfer-view.ts';

interface RunCommandOptions extends JobOptions {
  readonly output?: string;
  readonly maxCharge?: Decimal;
  readonly currency: string;
}

/** `plegma run APPLICATION …`: quote, upload, submit, follow and fetch in one go. */
export function addRun(program: Command): void {
  const command = program
    .command('run')
    .summary('run an application on your files and fetch the result')
    .description('Asks for the price, sends the files, starts the job, follows it and fetches what it made.')
    .argument('<application>', 'name, URI, or id of the service');
  addJobOptions(command)
    .option('-o, --output <path>', 'file or directory for what it makes (default: the working directory)')
    .option('--max-charge <amount>', 'run it only if it costs at most this', amount)
    .option('--currency <code>', 'currency of --max-charge', 'EUR')
    .action((wanted: string, options: RunCommandOptions, self: Command) =>
      run(openContext(self), wanted, options),
    );
}

async function run(context: CommandContext, wanted: string, options: RunCommandOptions): Promise<void> {
  await checkOutputPlace(options.output);
  const found = await findApplication(context, wanted);
  const request = await readJobRequest(context, found, options);
  const places = outputPlaces(options.output);
  const { job, outputs } = await runJob(found.provider, request, places.openSink, {
    onEvent: teller(context, found),
    ...chargeLimit(options),
  });
  process.exitCode = exitCodeOfJob(job);
  const files = fetchedValue(outputs, places);
  context.output.result({ job, files }, job.state === 'finished' ? fetchedText(files, job) : endText(job));
}

function chargeLimit({ maxCharge, currency }: RunCommandOptions): Pick<RunOptions, 'maximumCharge'> {
  return maxCharge === undefined ? {} : { maximumCharge: { amount: maxCharge, currency } };
}

function teller(context: CommandContext, { provider }: FoundApplication): NonNullable<RunOptions['onEvent']> {
  const { output, book } = context;
  const jobTeller = new JobTeller(output);
  return async (event: RunEvent) => {
    switch (event.kind) {
      case 'quoted':
        output.note(`At most ${moneyText(event.quote.ceiling)} at ${event.resource.name}.`);
        break;
      case 'uploading':
        output.progress(transferLine('Sending', event.progress));
        break;
      case 'submitted': {
        const { jobId, applicationUri } = event.job;
        await book.rememberJob({ jobId, applicationUri, provider: provider.address.href });
        output.note(`Submitted as ${jobId}.`);
        tellWhenInterrupted(jobId, output);
        break;
      }
      case 'changed':
        jobTeller.tell(event.job);
        break;
      case 'downloading':
        output.progress(transferLine('Fetching', event.progress));
    }
  };
}

function endText({ jobId, state, detail }: Job): string {
  return `${jobId} ${state}: ${detail?.text ?? 'no reason was given.'}\nIts log: plegma log ${jobId}`;
}
