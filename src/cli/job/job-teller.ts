import type { Job } from '../../contracts/generated/job-types.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Output } from '../terminal/output.ts';
import { jobLine, progressLine } from '../views/job-view.ts';

/** Tells each change of a job once. */
export class JobTeller {
  readonly #output: Output;
  #told = '';

  constructor(output: Output) {
    this.#output = output;
  }

  tell(job: Job): void {
    const line = jobLine(job);
    if (line !== this.#told) this.#output.note(timed(line));
    this.#told = line;
    const progress = progressLine(job);
    if (progress !== undefined) this.#output.progress(progress);
  }
}

/** A line with the time of day before it. */
export function timed(line: string): string {
  return `${new Date().toLocaleTimeString('sv-SE')}  ${line}`;
}

/** From now on Ctrl-C ends only the command, and tells how to come back to the job. */
export function tellWhenInterrupted(jobId: string, output: Output): void {
  process.once('SIGINT', () => {
    output.note(
      `The job goes on. Follow it with plegma wait ${jobId}, fetch its result with plegma get ${jobId}.`,
    );
    process.exit(exitCodes.interrupted);
  });
}

/** The exit code of a command that followed a job to its end. */
export function exitCodeOfJob({ state }: Job): number {
  return state === 'finished' ? exitCodes.success : exitCodes.jobFailed;
}
