import type { Money } from '../contracts/generated/common-types.ts';
import type { Job } from '../contracts/generated/job-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import { compareDecimals } from '../soap/codec/decimal.ts';
import type { Provider } from './connect-provider.ts';
import { type FetchedOutput, fetchOutputs, type OpenSink } from './fetch-outputs.ts';
import type { FollowOptions } from './follow-job.ts';
import { followToEnd } from './follow-to-end.ts';
import type { EndedJob } from './job-end.ts';
import type { JobRequest } from './job-request.ts';
import { type QuotedJob, quoteJob } from './quote-job.ts';
import { submitJob } from './submit-job.ts';
import { callOptions } from './transfer-options.ts';
import type { TransferProgress } from './transfer-progress.ts';

/** What happens on the way from the request to the results, in this order. */
export type RunEvent =
  | ({ readonly kind: 'quoted' } & QuotedJob)
  | { readonly kind: 'uploading'; readonly progress: TransferProgress }
  | { readonly kind: 'submitted'; readonly job: Job }
  | { readonly kind: 'changed'; readonly job: Job }
  | { readonly kind: 'downloading'; readonly progress: TransferProgress };

/** What a run may be given. */
export interface RunOptions extends FollowOptions {
  /**
   * Told at each step, and waited for: here the job's id can be kept before anything else happens. What it throws ends the
   * walk, though not a job that was submitted.
   */
  readonly onEvent?: (event: RunEvent) => void | Promise<void>;
  /** The most that the run may cost: if the quote is higher, no file is sent and no job submitted. */
  readonly maximumCharge?: Money;
}

/** A run that has ended, in whatever way. */
export interface CompletedRun {
  readonly job: EndedJob;
  /** Empty if the job failed or was cancelled. */
  readonly outputs: readonly FetchedOutput[];
}

/**
 * The whole walk in one call: quote, upload, submit, follow, fetch.
 *
 * @returns The ended job; a job that failed is returned, not thrown.
 * @throws CHARGE_TOO_HIGH; SoapFaultError The provider refused; the errors of the steps.
 * @example
 * const photo = await localFileSource('photo.jpg');
 * const request = { accountId, applicationUri, arguments: { degrees: '90' }, inputs: [{ name: 'inputImage', file: photo }] };
 * const { job } = await runJob(provider, request, () => localFileSink('swirled.jpg'));
 */
export async function runJob(
  provider: Provider,
  request: JobRequest,
  openSink: OpenSink,
  options: RunOptions = {},
): Promise<CompletedRun> {
  const { onEvent = () => {} } = options;
  const ending = callOptions(options);
  const quoted = await quoteJob(provider.jobs, request);
  await onEvent({ kind: 'quoted', ...quoted });
  refuseAbove(options.maximumCharge, quoted.quote.ceiling);
  const submitted = await submitJob(provider, request, quoted.quote.quoteId, {
    ...ending,
    onProgress: (progress) => onEvent({ kind: 'uploading', progress }),
  });
  await onEvent({ kind: 'submitted', job: submitted });
  const changed = (job: Job) => onEvent({ kind: 'changed', job });
  const job = await followToEnd(provider.jobs, submitted.jobId, changed, options);
  if (job.state !== 'finished') return { job, outputs: [] };
  const outputs = await fetchOutputs(provider, job, openSink, {
    ...ending,
    onProgress: (progress) => onEvent({ kind: 'downloading', progress }),
  });
  return { job, outputs };
}

function refuseAbove(limit: Money | undefined, { amount, currency }: Money): void {
  if (limit === undefined) return;
  if (limit.currency === currency && compareDecimals(amount, limit.amount) <= 0) return;
  throw new PlegmaError(
    'CHARGE_TOO_HIGH',
    `The run may cost up to ${amount} ${currency}, more than ${limit.amount} ${limit.currency}.`,
  );
}
