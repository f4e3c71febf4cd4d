import type { Job, Sweep } from '../contracts/generated/job-types.ts';
import { chooseResource } from './choose-resource.ts';
import type { Provider } from './connect-provider.ts';
import { argumentsOf, type JobRequest } from './job-request.ts';
import { newRequestId } from './request-id.ts';
import { type SubmitOptions, uploadInputs } from './submit-job.ts';

/**
 * Sends the input files once and starts a job for each value of a parameter, all of them or none, at the prices of the
 * resource: a quote binds one job.
 *
 * @returns The first job; its `sweep` names the others. See {@link listSweep}.
 * @throws RESOURCE_NONE; SoapFaultError The provider refused; the errors of uploadFile.
 * @example
 * const sweep = { parameter: 'degrees', range: { from: decimal(10), to: decimal(350), step: decimal(10) } };
 * const first = await submitSweep(provider, request, sweep);
 */
export async function submitSweep(
  provider: Provider,
  request: JobRequest,
  sweep: Sweep,
  options: SubmitOptions = {},
): Promise<Job> {
  const { accountId, applicationUri, label, requirements } = request;
  const { resourceId } = await chooseResource(provider.jobs, request);
  const inputs = await uploadInputs(provider, request, options);
  const { job } = await provider.jobs.SubmitJob({
    requestId: newRequestId(),
    label,
    accountId,
    applicationUri,
    resourceId,
    arguments: argumentsOf(request),
    inputs,
    requirements,
    sweep,
  });
  return job;
}
