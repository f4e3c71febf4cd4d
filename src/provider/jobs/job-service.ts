import { jobContract } from '../../contracts/generated/job-contract.ts';
import type { JobOperations } from '../../contracts/generated/job-types.ts';
import type { Operations, Service } from '../../soap/server/operation.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import { listApplications } from '../applications/list-applications.ts';
import { requesterOf } from '../requester.ts';
import { mayUseAdvanced } from './advanced-parameters.ts';
import { authoriseJob } from './authorise-job.ts';
import { cancelJob } from './cancel-job.ts';
import { cancelSweep } from './cancel-sweep.ts';
import { destroyJob } from './destroy-job.ts';
import { readJobLog } from './job-log.ts';
import type { Jobs } from './jobs.ts';
import { listJobs } from './list-jobs.ts';
import { listResources } from './list-resources.ts';
import { applicationMessage, applicationSummary } from './messages/application-messages.ts';
import { requirementsFrom } from './messages/common-messages.ts';
import { jobMessage, jobMessages, sweepMessageOf } from './messages/job-messages.ts';
import { inputSizesFrom, quoteMessage, resourceMessage } from './messages/offer-messages.ts';
import { requestQuote } from './request-quote.ts';
import { submitJob } from './submit-job.ts';
import { waitForJob } from './wait-for-job.ts';

/** Applications, quotes and jobs as the SOAP service JobService: message in, domain call, message out. */
export function jobService(jobs: Jobs): Service<JobOperations> {
  return { contract: jobContract, open: new Set(), operations: { ...offering(jobs), ...running(jobs) } };
}

type Offering = 'ListApplications' | 'DescribeApplication' | 'ListResources' | 'RequestQuote';

function offering(jobs: Jobs): Pick<Operations<JobOperations>, Offering> {
  return {
    ListApplications: async (request) => {
      const { items, nextCursor } = await listApplications(jobs.applications, request);
      return { applications: items.map(applicationSummary), nextCursor };
    },
    DescribeApplication: async ({ applicationUri, accountId }, context) => {
      const { identity } = requesterOf(context);
      const application = jobs.applications.get(applicationUri, 'DescribeApplication/applicationUri');
      if (accountId === undefined) return { application: applicationMessage(application, false) };
      const account = await authoriseAccount(jobs.store.db, jobs.accountRules, identity, accountId, 'see');
      return { application: applicationMessage(application, mayUseAdvanced(jobs, account)) };
    },
    ListResources: async (request, context) => {
      const requirements = requirementsFrom('ListResources', request.requirements);
      const offered = await listResources(jobs, requesterOf(context).identity, { ...request, requirements });
      return { resources: offered.map((offer) => resourceMessage(offer.resource, offer)) };
    },
    RequestQuote: async ({ requestId, ...request }, context) => {
      const quote = await requestQuote(jobs, requesterOf(context, requestId), {
        ...request,
        arguments: request.arguments ?? [],
        inputSizes: inputSizesFrom(request.inputs),
        requirements: requirementsFrom('RequestQuote', request.requirements),
      });
      return { quote: quoteMessage(quote) };
    },
  };
}

function running(jobs: Jobs): Omit<Operations<JobOperations>, Offering> {
  const { db } = jobs.store;
  return {
    SubmitJob: async ({ requestId, requirements, inputs = [], ...request }, context) => {
      const asked = requirements && requirementsFrom('SubmitJob', requirements);
      const submission = { ...request, inputs, requirements: asked };
      return {
        job: await jobMessage(db, await submitJob(jobs, requesterOf(context, requestId), submission)),
      };
    },
    GetJob: async ({ jobId }, context) => {
      return { job: await jobMessage(db, await authoriseJob(db, requesterOf(context).identity, jobId)) };
    },
    ListJobs: async (request, context) => {
      const filter = { ...request, since: request.since?.getTime() };
      const { items, nextCursor } = await listJobs(jobs, requesterOf(context).identity, filter);
      return { jobs: await jobMessages(db, items), nextCursor };
    },
    WaitForJob: async ({ jobId, version, timeout = 55 }, context) => {
      const { identity } = requesterOf(context);
      const job = await waitForJob(jobs, identity, { jobId, version, timeout }, context.signal);
      return { job: await jobMessage(db, job) };
    },
    CancelJob: async ({ requestId, ...order }, context) => {
      return { job: await jobMessage(db, await cancelJob(jobs, requesterOf(context, requestId), order)) };
    },
    CancelSweep: async ({ requestId, ...order }, context) => {
      const sweepId = await cancelSweep(jobs, requesterOf(context, requestId), order);
      return { sweep: await sweepMessageOf(db, sweepId) };
    },
    ReadJobLog: async ({ jobId, stream, offset = 0n, length = 65_536 }, context) => {
      const job = await authoriseJob(db, requesterOf(context).identity, jobId);
      const piece = await readJobLog(job, { stream, offset: Number(offset), length });
      return { ...piece, nextOffset: BigInt(piece.nextOffset) };
    },
    DestroyJob: async ({ requestId, jobId }, context) => {
      await destroyJob(jobs, requesterOf(context, requestId), jobId);
      return {};
    },
  };
}
