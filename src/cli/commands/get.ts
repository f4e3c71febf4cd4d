import type { Command } from 'commander';
import { fetchOutputs } from '../../client/fetch-outputs.ts';
import { openContext } from '../context.ts';
import { providerOfJob } from '../find/peers.ts';
import { outputPlaces } from '../job/output-places.ts';
import { getSweep } from '../sweep/get-sweep.ts';
import { isSweepId } from '../sweep/sweep-option.ts';
import { fetchedText, fetchedValue } from '../views/fetched-view.ts';
import { transferLine } from '../views/transfer-view.ts';

interface GetOptions {
  readonly output?: string;
}

/** `plegma get ID`: fetch what a job made. */
export function addGet(program: Command): void {
  program
    .command('get')
    .summary('fetch what a finished job made, or all jobs of a sweep')
    .description('Fetches the outputs of a finished job and checks their sizes and digests.')
    .argument('<id>', 'the job, or the sweep: then each job has a folder of its own')
    .option('-o, --output <path>', 'file or directory (default: the working directory)')
    .action(async (jobId: string, { output: target }: GetOptions, command: Command) => {
      const { output, ...context } = openContext(command);
      const provider = await providerOfJob({ ...context, output }, jobId);
      if (isSweepId(jobId)) return getSweep(provider, jobId, target, output);
      const { job } = await provider.jobs.GetJob({ jobId });
      const places = outputPlaces(target);
      const fetched = await fetchOutputs(provider, job, places.openSink, {
        onProgress: (progress) => output.progress(transferLine('Fetching', progress)),
      });
      const files = fetchedValue(fetched, places);
      output.result({ job, files }, fetchedText(files, job));
    });
}
