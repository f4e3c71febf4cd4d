import type { Provider } from '../client/connect-provider.ts';
import { followJob } from '../client/follow-job.ts';
import { type EndedJob, hasEnded } from '../client/job-end.ts';
import type { Job } from '../contracts/generated/job-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import { exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import { jobLine, progressLine } from './views/job-view.ts';

/** Tells each change of a job once. */
export class JobTeller {
  readonly #output: Output;
  #told = '';

  constructor(output: Output) {
    this.#output = output;
  }

  tell(job: Job): void {
    const line = jobLine(job);
    if (line !== this.#told) this.#output.note(`${new Date().toLocaleTimeString('sv-SE')}  ${line}`);
    this.#told = line;
    const progress = progressLine(job);
    if (progress !== undefined) this.#output.progress(progress);
  }
}

/** Follows a job to its end and tells each change. Ctrl-C ends only the following. */
export async function followAndTell(provider: Provider, jobId: string, output: Output): Promise<EndedJob> {
  const teller = new JobTeller(output);
  return whileJobGoesOn(jobId, output, async () => {
    for await (const job of followJob(provider.jobs, jobId)) {
      teller.tell(job);
      if (hasEnded(job)) return job;
    }
    throw new PlegmaError('ANSWER_INVALID', `The provider stopped telling about ${jobId} before its end.`);
  });
}

/** Does something meanwhile; who stops it by Ctrl-C is told that the job goes on. */
export async function whileJobGoesOn<Result>(
  jobId: string,
  output: Output,
  work: () => Promise<Result>,
): Promise<Result> {
  const stop = () => {
    output.note(`No longer followed; the job goes on. Follow it again: plegma wait ${jobId}`);
    process.exit(exitCodes.interrupted);
  };
  process.once('SIGINT', stop);
  try {
    return await work();
  } finally {
    process.off('SIGINT', stop);
  }
}

/** The exit code of a command that followed a job to its end. */
export function exitCodeOfJob({ state }: Job): number {
  return state === 'finished' ? exitCodes.success : exitCodes.jobFailed;
}
