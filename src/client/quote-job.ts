import type { Quote, Resource } from '../contracts/generated/job-types.ts';
import { chooseResource } from './choose-resource.ts';
import type { Provider } from './connect-provider.ts';
import { argumentsOf, inputSizesOf, type JobRequest } from './job-request.ts';
import { newRequestId } from './request-id.ts';

/** A quote with the resource that it is for. */
export interface QuotedJob {
  readonly quote: Quote;
  readonly resource: Resource;
}

/**
 * Asks what a job would cost, and when it would start and end, at the resource of the request or else at the
 * cheapest.
 *
 * @throws RESOURCE_NONE; SoapFaultError The provider refused: an argument, an input, the credit.
 */
export async function quoteJob(jobs: Provider['jobs'], request: JobRequest): Promise<QuotedJob> {
  const resource = await chooseResource(jobs, request);
  const { quote } = await jobs.RequestQuote({
    requestId: newRequestId(),
    accountId: request.accountId,
    applicationUri: request.applicationUri,
    resourceId: resource.resourceId,
    arguments: argumentsOf(request),
    inputs: inputSizesOf(request),
    requirements: request.requirements,
  });
  return { quote, resource };
}
