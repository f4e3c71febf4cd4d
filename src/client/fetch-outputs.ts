import type { Stager } from '../contracts/generated/data-types.ts';
import type { Job, JobOutput } from '../contracts/generated/job-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import type { Provider } from './connect-provider.ts';
import { type DownloadOptions, downloadStager } from './download-stager.ts';
import type { FileSink } from './file-sink.ts';

/** Opens the place where one output of a job goes. */
export type OpenSink = (stager: Stager, output: JobOutput, job: Job) => FileSink | Promise<FileSink>;

/** An output that was fetched. */
export interface FetchedOutput {
  readonly output: JobOutput;
  readonly stager: Stager;
}

/**
 * Fetches every output of a finished job, each checked against its size and digest.
 *
 * @throws JOB_WITHOUT_RESULT; the errors of {@link downloadStager}.
 */
export async function fetchOutputs(
  { data }: Provider,
  job: Job,
  openSink: OpenSink,
  options: DownloadOptions = {},
): Promise<FetchedOutput[]> {
  if (job.state !== 'finished') {
    throw new PlegmaError(
      'JOB_WITHOUT_RESULT',
      `${job.jobId} is ${job.state}; results can be fetched of a finished job.`,
    );
  }
  const fetched: FetchedOutput[] = [];
  for (const output of job.outputs) {
    const { stager } = await data.GetStager({ stagerId: output.stagerId });
    const sink = await openSink(stager, output, job);
    await downloadStager(data, stager, sink, options);
    fetched.push({ output, stager });
  }
  return fetched;
}
