import type { Job, JobInput } from '../contracts/generated/job-types.ts';
import type { Provider } from './connect-provider.ts';
import { argumentsOf, type JobRequest } from './job-request.ts';
import { newRequestId } from './request-id.ts';
import type { TransferOptions } from './transfer-options.ts';
import { uploadFile } from './upload-file.ts';

/** What a submission may be given, for the transfer of its input files. */
export type SubmitOptions = TransferOptions;

/**
 * Sends the input files, one after the other, and starts the job under its quote.
 *
 * @returns The job as it was accepted: keep its id.
 * @throws SoapFaultError The provider refused; the errors of {@link uploadFile}.
 */
export async function submitJob(
  provider: Provider,
  request: JobRequest,
  quoteId: string,
  options: SubmitOptions = {},
): Promise<Job> {
  const inputs = await uploadInputs(provider, request, options);
  const { job } = await provider.jobs.SubmitJob({
    requestId: newRequestId(),
    label: request.label,
    quoteId,
    arguments: argumentsOf(request),
    inputs,
    requirements: request.requirements,
  });
  return job;
}

/** Sends the input files of a request, one after the other. */
export async function uploadInputs(
  { data }: Provider,
  { accountId, inputs = [] }: JobRequest,
  options: SubmitOptions,
): Promise<readonly JobInput[]> {
  const sent: JobInput[] = [];
  for (const { name, file } of inputs) {
    const { stagerId } = await uploadFile(data, file, { ...options, accountId });
    sent.push({ name, stagerId });
  }
  return sent;
}
