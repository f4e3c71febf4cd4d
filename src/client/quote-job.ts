import type { Quote, Resource } from '../contracts/generated/job-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
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

async function chooseResource(jobs: Provider['jobs'], request: JobRequest): Promise<Resource> {
  const { applicationUri, accountId, requirements, resourceId } = request;
  const { resources } = await jobs.ListResources({ applicationUri, accountId, requirements });
  const [cheapest] = resources;
  const chosen =
    resourceId === undefined ? cheapest : resources.find((resource) => resource.resourceId === resourceId);
  if (chosen !== undefined) return chosen;
  const offered = resources.map((resource) => resource.resourceId).join(', ') || 'none at all';
  throw new PlegmaError(
    'RESOURCE_NONE',
    `The provider offers ${offered} for ${applicationUri}${resourceId === undefined ? '' : `, not ${resourceId}`}.`,
    { path: 'resourceId' },
  );
}
