import { join } from 'node:path';
import type { Provider } from '../../client/connect-provider.ts';
import { fetchOutputs } from '../../client/fetch-outputs.ts';
import type { Job } from '../../contracts/generated/job-types.ts';
import { outputPlaces } from '../job/output-places.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Output } from '../terminal/output.ts';
import { type FetchedFile, fetchedText, fetchedValue } from '../views/fetched-view.ts';
import { sweepLine, sweptValue } from '../views/sweep-view.ts';
import { transferLine } from '../views/transfer-view.ts';
import { readSweep } from './read-sweep.ts';

/** Fetches the outputs of the finished jobs of a sweep, those of each job into a folder of its own. */
export async function getSweep(
  provider: Provider,
  sweepId: string,
  target: string | undefined,
  output: Output,
): Promise<void> {
  const { sweep, jobs } = await readSweep(provider, sweepId);
  const finished = jobs.filter(({ state }) => state === 'finished');
  const fetched: { readonly job: Job; readonly files: readonly FetchedFile[] }[] = [];
  for (const job of finished) {
    const places = outputPlaces(`${join(target ?? '.', folderOf(job))}/`);
    const outputs = await fetchOutputs(provider, job, places.openSink, {
      onProgress: (progress) => output.progress(transferLine('Fetching', progress)),
    });
    fetched.push({ job, files: fetchedValue(outputs, places) });
  }
  output.result(
    { sweep, jobs: fetched },
    fetched.map(({ job, files }) => fetchedText(files, job)).join('\n'),
  );
  if (finished.length === jobs.length) return;
  output.note(`Only those of finished jobs: ${sweepLine(sweep)}.`);
  process.exitCode = exitCodes.jobFailed;
}

/** `07-angle=70`: in order, and no way out of the directory. */
function folderOf(job: Job): string {
  const { number = 0, jobs = 0, parameter = '' } = job.sweep ?? {};
  const order = String(number).padStart(String(jobs).length, '0');
  return `${order}-${parameter}=${sweptValue(job)}`.replaceAll(/[^\w.+=-]/g, '_').slice(0, 100);
}
