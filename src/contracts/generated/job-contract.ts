// Generated from wsdl/job.wsdl by `npm run generate`. Change that file, not this one.
import type { ServiceContract } from '../../soap/service-contract.ts';
import { commonSchema } from './common-schema.ts';
import type { JobOperations } from './job-types.ts';

/**
 * A provider's applications, resources, quotes and jobs. Every request is signed with the caller's X.509
 * certificate (WS-Security 1.0) and every answer by the provider.
 */
export const jobContract: ServiceContract<JobOperations> = {
  name: 'JobService',
  namespace: 'urn:plegma:job:1',
  documentation:
    "A provider's applications, resources, quotes and jobs. Every request is signed with the caller's X.509 certificate (WS-Security 1.0) and every answer by the provider.",
  operations: {
    ListApplications: {
      name: 'ListApplications',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/ListApplications',
      actions: {
        request: 'urn:plegma:job:1/ListApplications',
        response: 'urn:plegma:job:1:JobService:ListApplicationsResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:ListApplications:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:ListApplications:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:ListApplications:Fault:NotAuthorised',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:ListApplications:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:ListApplications:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:ListApplications:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}ListApplications',
      response: '{urn:plegma:job:1}ListApplicationsResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'The applications that this provider runs, in short form.',
    },
    DescribeApplication: {
      name: 'DescribeApplication',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/DescribeApplication',
      actions: {
        request: 'urn:plegma:job:1/DescribeApplication',
        response: 'urn:plegma:job:1:JobService:DescribeApplicationResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:DescribeApplication:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:DescribeApplication:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:DescribeApplication:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:DescribeApplication:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:DescribeApplication:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:DescribeApplication:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:DescribeApplication:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}DescribeApplication',
      response: '{urn:plegma:job:1}DescribeApplicationResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "One application with its inputs, outputs and parameters; with the advanced ones where the account's tier grants them.",
    },
    ListResources: {
      name: 'ListResources',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/ListResources',
      actions: {
        request: 'urn:plegma:job:1/ListResources',
        response: 'urn:plegma:job:1:JobService:ListResourcesResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:ListResources:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:ListResources:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:ListResources:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:job:1:JobService:ListResources:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:ListResources:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:ListResources:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:ListResources:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:ListResources:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}ListResources',
      response: '{urn:plegma:job:1}ListResourcesResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'The resources that can run an application for this account, cheapest first.',
    },
    RequestQuote: {
      name: 'RequestQuote',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/RequestQuote',
      actions: {
        request: 'urn:plegma:job:1/RequestQuote',
        response: 'urn:plegma:job:1:JobService:RequestQuoteResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:RequestQuote:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:RequestQuote:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:RequestQuote:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:job:1:JobService:RequestQuote:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:RequestQuote:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:job:1:JobService:RequestQuote:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:RequestQuote:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:RequestQuote:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:RequestQuote:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}RequestQuote',
      response: '{urn:plegma:job:1}RequestQuoteResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'A binding price and time estimate for one job at one resource, valid for a while.',
    },
    SubmitJob: {
      name: 'SubmitJob',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/SubmitJob',
      actions: {
        request: 'urn:plegma:job:1/SubmitJob',
        response: 'urn:plegma:job:1:JobService:SubmitJobResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:SubmitJob:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:SubmitJob:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:SubmitJob:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:job:1:JobService:SubmitJob:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:SubmitJob:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:job:1:JobService:SubmitJob:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:SubmitJob:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:SubmitJob:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:SubmitJob:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}SubmitJob',
      response: '{urn:plegma:job:1}SubmitJobResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "Starts a job: by a quote, or by account, application and resource at the resource's prices; with a sweep as many jobs as it has values. The same requestId again returns the same job.",
    },
    GetJob: {
      name: 'GetJob',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/GetJob',
      actions: {
        request: 'urn:plegma:job:1/GetJob',
        response: 'urn:plegma:job:1:JobService:GetJobResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:GetJob:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:GetJob:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:GetJob:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:GetJob:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:GetJob:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:GetJob:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:GetJob:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}GetJob',
      response: '{urn:plegma:job:1}GetJobResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "One job of the caller's.",
    },
    ListJobs: {
      name: 'ListJobs',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/ListJobs',
      actions: {
        request: 'urn:plegma:job:1/ListJobs',
        response: 'urn:plegma:job:1:JobService:ListJobsResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:ListJobs:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:ListJobs:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:ListJobs:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:ListJobs:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:ListJobs:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:ListJobs:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:ListJobs:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}ListJobs',
      response: '{urn:plegma:job:1}ListJobsResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "The caller's jobs, newest first.",
    },
    WaitForJob: {
      name: 'WaitForJob',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/WaitForJob',
      actions: {
        request: 'urn:plegma:job:1/WaitForJob',
        response: 'urn:plegma:job:1:JobService:WaitForJobResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:WaitForJob:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:WaitForJob:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:WaitForJob:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:WaitForJob:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:WaitForJob:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:WaitForJob:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:WaitForJob:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}WaitForJob',
      response: '{urn:plegma:job:1}WaitForJobResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "Answers when the job's version has risen above the given one, or when the time is over (then with the same version).",
    },
    CancelJob: {
      name: 'CancelJob',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/CancelJob',
      actions: {
        request: 'urn:plegma:job:1/CancelJob',
        response: 'urn:plegma:job:1:JobService:CancelJobResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:CancelJob:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:CancelJob:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:CancelJob:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:job:1:JobService:CancelJob:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:CancelJob:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:job:1:JobService:CancelJob:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:CancelJob:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:CancelJob:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:CancelJob:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}CancelJob',
      response: '{urn:plegma:job:1}CancelJobResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Asks for the end of a job. What it used until then is charged.',
    },
    CancelSweep: {
      name: 'CancelSweep',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/CancelSweep',
      actions: {
        request: 'urn:plegma:job:1/CancelSweep',
        response: 'urn:plegma:job:1:JobService:CancelSweepResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:CancelSweep:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:CancelSweep:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:CancelSweep:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:job:1:JobService:CancelSweep:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:CancelSweep:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:job:1:JobService:CancelSweep:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:CancelSweep:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:CancelSweep:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:CancelSweep:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}CancelSweep',
      response: '{urn:plegma:job:1}CancelSweepResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Asks for the end of all jobs of a sweep that have not ended. What they used until then is charged.',
    },
    ReadJobLog: {
      name: 'ReadJobLog',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/ReadJobLog',
      actions: {
        request: 'urn:plegma:job:1/ReadJobLog',
        response: 'urn:plegma:job:1:JobService:ReadJobLogResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:ReadJobLog:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:ReadJobLog:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:ReadJobLog:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:job:1:JobService:ReadJobLog:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:ReadJobLog:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:ReadJobLog:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:ReadJobLog:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:ReadJobLog:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}ReadJobLog',
      response: '{urn:plegma:job:1}ReadJobLogResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'A piece of what the job has written to standard output or standard error.',
    },
    DestroyJob: {
      name: 'DestroyJob',
      style: 'document-literal',
      soapAction: 'urn:plegma:job:1/DestroyJob',
      actions: {
        request: 'urn:plegma:job:1/DestroyJob',
        response: 'urn:plegma:job:1:JobService:DestroyJobResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:job:1:JobService:DestroyJob:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:job:1:JobService:DestroyJob:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:job:1:JobService:DestroyJob:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:job:1:JobService:DestroyJob:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:job:1:JobService:DestroyJob:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:job:1:JobService:DestroyJob:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:job:1:JobService:DestroyJob:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:job:1:JobService:DestroyJob:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:job:1:JobService:DestroyJob:Fault:InternalError',
        },
      },
      request: '{urn:plegma:job:1}DestroyJob',
      response: '{urn:plegma:job:1}DestroyJobResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "Ends the job if need be and releases its data. The account's entries stay.",
    },
  },
  schema: {
    elements: {
      ...commonSchema.elements,
      '{urn:plegma:job:1}ListApplications': { type: '{urn:plegma:job:1}ListApplications/' },
      '{urn:plegma:job:1}ListApplicationsResponse': { type: '{urn:plegma:job:1}ListApplicationsResponse/' },
      '{urn:plegma:job:1}DescribeApplication': { type: '{urn:plegma:job:1}DescribeApplication/' },
      '{urn:plegma:job:1}DescribeApplicationResponse': {
        type: '{urn:plegma:job:1}DescribeApplicationResponse/',
      },
      '{urn:plegma:job:1}ListResources': { type: '{urn:plegma:job:1}ListResources/' },
      '{urn:plegma:job:1}ListResourcesResponse': { type: '{urn:plegma:job:1}ListResourcesResponse/' },
      '{urn:plegma:job:1}RequestQuote': { type: '{urn:plegma:job:1}RequestQuote/' },
      '{urn:plegma:job:1}RequestQuoteResponse': { type: '{urn:plegma:job:1}RequestQuoteResponse/' },
      '{urn:plegma:job:1}SubmitJob': { type: '{urn:plegma:job:1}SubmitJob/' },
      '{urn:plegma:job:1}SubmitJobResponse': { type: '{urn:plegma:job:1}SubmitJobResponse/' },
      '{urn:plegma:job:1}GetJob': { type: '{urn:plegma:job:1}GetJob/' },
      '{urn:plegma:job:1}GetJobResponse': { type: '{urn:plegma:job:1}GetJobResponse/' },
      '{urn:plegma:job:1}ListJobs': { type: '{urn:plegma:job:1}ListJobs/' },
      '{urn:plegma:job:1}ListJobsResponse': { type: '{urn:plegma:job:1}ListJobsResponse/' },
      '{urn:plegma:job:1}WaitForJob': { type: '{urn:plegma:job:1}WaitForJob/' },
      '{urn:plegma:job:1}WaitForJobResponse': { type: '{urn:plegma:job:1}WaitForJobResponse/' },
      '{urn:plegma:job:1}CancelJob': { type: '{urn:plegma:job:1}CancelJob/' },
      '{urn:plegma:job:1}CancelJobResponse': { type: '{urn:plegma:job:1}CancelJobResponse/' },
      '{urn:plegma:job:1}CancelSweep': { type: '{urn:plegma:job:1}CancelSweep/' },
      '{urn:plegma:job:1}CancelSweepResponse': { type: '{urn:plegma:job:1}CancelSweepResponse/' },
      '{urn:plegma:job:1}ReadJobLog': { type: '{urn:plegma:job:1}ReadJobLog/' },
      '{urn:plegma:job:1}ReadJobLogResponse': { type: '{urn:plegma:job:1}ReadJobLogResponse/' },
      '{urn:plegma:job:1}DestroyJob': { type: '{urn:plegma:job:1}DestroyJob/' },
      '{urn:plegma:job:1}DestroyJobResponse': { type: '{urn:plegma:job:1}DestroyJobResponse/' },
    },
    types: {
      ...commonSchema.types,
      '{urn:plegma:job:1}KeywordList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}keyword',
              type: '{urn:plegma:common:1}Name',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}MediaTypeList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}mediaType',
              type: '{urn:plegma:common:1}MediaType',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}ApplicationSummary': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}applicationUri', type: '{urn:plegma:common:1}Uri' },
            { kind: 'element', name: '{urn:plegma:job:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}applicationVersion',
              type: '{urn:plegma:common:1}Name',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}description', type: '{urn:plegma:common:1}Text' },
            { kind: 'element', name: '{urn:plegma:job:1}group', type: '{urn:plegma:common:1}Name', min: 0 },
            { kind: 'element', name: '{urn:plegma:job:1}keywords', type: '{urn:plegma:job:1}KeywordList' },
          ],
        },
      },
      '{urn:plegma:job:1}ApplicationSummaryList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}application',
              type: '{urn:plegma:job:1}ApplicationSummary',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}DataSlot': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}description',
              type: '{urn:plegma:common:1}Text',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}mediaTypes',
              type: '{urn:plegma:job:1}MediaTypeList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}required',
              type: '{http://www.w3.org/2001/XMLSchema}boolean',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}many',
              type: '{http://www.w3.org/2001/XMLSchema}boolean',
            },
          ],
        },
      },
      '{urn:plegma:job:1}InputSlotList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}input',
              type: '{urn:plegma:job:1}DataSlot',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}OutputSlotList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}output',
              type: '{urn:plegma:job:1}DataSlot',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}ParameterType': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['string', 'integer', 'decimal', 'boolean', 'choice', 'text'] },
      },
      '{urn:plegma:job:1}ParameterChoice': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}value',
              type: '{http://www.w3.org/2001/XMLSchema}string',
            },
            { kind: 'element', name: '{urn:plegma:job:1}label', type: '{urn:plegma:common:1}Name', min: 0 },
          ],
        },
      },
      '{urn:plegma:job:1}ParameterChoiceList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}choice',
              type: '{urn:plegma:job:1}ParameterChoice',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}Parameter': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}name', type: '{urn:plegma:common:1}Name' },
            { kind: 'element', name: '{urn:plegma:job:1}label', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}description',
              type: '{urn:plegma:common:1}Text',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}type', type: '{urn:plegma:job:1}ParameterType' },
            { kind: 'element', name: '{urn:plegma:job:1}unit', type: '{urn:plegma:common:1}Name', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}default',
              type: '{http://www.w3.org/2001/XMLSchema}string',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}minimum',
              type: '{http://www.w3.org/2001/XMLSchema}decimal',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}maximum',
              type: '{http://www.w3.org/2001/XMLSchema}decimal',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}choices',
              type: '{urn:plegma:job:1}ParameterChoiceList',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}required',
              type: '{http://www.w3.org/2001/XMLSchema}boolean',
            },
            { kind: 'element', name: '{urn:plegma:job:1}group', type: '{urn:plegma:common:1}Name', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}advanced',
              type: '{http://www.w3.org/2001/XMLSchema}boolean',
            },
          ],
        },
      },
      '{urn:plegma:job:1}ParameterList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}parameter',
              type: '{urn:plegma:job:1}Parameter',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}Requirements': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}nodes', type: '{urn:plegma:job:1}Count', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}processorsPerNode',
              type: '{urn:plegma:job:1}Count',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}memory', type: '{urn:plegma:common:1}Bytes', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}wallTime',
              type: '{urn:plegma:common:1}Seconds',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}nodeProperty',
              type: '{urn:plegma:common:1}Name',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}Count': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}int',
        facets: { minInclusive: '1' },
      },
      '{urn:plegma:job:1}Application': {
        kind: 'complex',
        derivation: { by: 'extension', base: '{urn:plegma:job:1}ApplicationSummary' },
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}inputs', type: '{urn:plegma:job:1}InputSlotList' },
            { kind: 'element', name: '{urn:plegma:job:1}outputs', type: '{urn:plegma:job:1}OutputSlotList' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}parameters',
              type: '{urn:plegma:job:1}ParameterList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requirements',
              type: '{urn:plegma:job:1}Requirements',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}PlatformKind': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['local', 'pbs', 'slurm', 'gridengine', 'condor', 'script'] },
      },
      '{urn:plegma:job:1}PriceMetric': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['job', 'processor-time', 'wall-time', 'input-data', 'output-data'] },
      },
      '{urn:plegma:job:1}Price': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}metric', type: '{urn:plegma:job:1}PriceMetric' },
            { kind: 'element', name: '{urn:plegma:job:1}unitPrice', type: '{urn:plegma:common:1}Amount' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}unitSize',
              type: '{http://www.w3.org/2001/XMLSchema}decimal',
            },
            { kind: 'element', name: '{urn:plegma:job:1}currency', type: '{urn:plegma:common:1}Currency' },
          ],
        },
      },
      '{urn:plegma:job:1}PriceList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}price',
              type: '{urn:plegma:job:1}Price',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}Resource': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}resourceId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:job:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}description',
              type: '{urn:plegma:common:1}Text',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}platform', type: '{urn:plegma:job:1}PlatformKind' },
            { kind: 'element', name: '{urn:plegma:job:1}queue', type: '{urn:plegma:common:1}Name', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}quality',
              type: '{http://www.w3.org/2001/XMLSchema}int',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}speed',
              type: '{http://www.w3.org/2001/XMLSchema}double',
            },
            { kind: 'element', name: '{urn:plegma:job:1}prices', type: '{urn:plegma:job:1}PriceList' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}estimatedCharge',
              type: '{urn:plegma:common:1}Money',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}processors',
              type: '{http://www.w3.org/2001/XMLSchema}int',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}free',
              type: '{http://www.w3.org/2001/XMLSchema}int',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}queuedJobs',
              type: '{http://www.w3.org/2001/XMLSchema}int',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}runningJobs',
              type: '{http://www.w3.org/2001/XMLSchema}int',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}estimatedStart',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}limits',
              type: '{urn:plegma:job:1}Requirements',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}ResourceList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}resource',
              type: '{urn:plegma:job:1}Resource',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}Argument': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}value',
              type: '{http://www.w3.org/2001/XMLSchema}string',
            },
          ],
        },
      },
      '{urn:plegma:job:1}ArgumentList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}argument',
              type: '{urn:plegma:job:1}Argument',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}InputSize': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}name', type: '{urn:plegma:common:1}Name' },
            { kind: 'element', name: '{urn:plegma:job:1}size', type: '{urn:plegma:common:1}Bytes' },
          ],
        },
      },
      '{urn:plegma:job:1}InputSizeList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}input',
              type: '{urn:plegma:job:1}InputSize',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}QuoteItem': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}metric', type: '{urn:plegma:job:1}PriceMetric' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}quantity',
              type: '{http://www.w3.org/2001/XMLSchema}decimal',
            },
            { kind: 'element', name: '{urn:plegma:job:1}unitPrice', type: '{urn:plegma:common:1}Amount' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}unitSize',
              type: '{http://www.w3.org/2001/XMLSchema}decimal',
            },
            { kind: 'element', name: '{urn:plegma:job:1}amount', type: '{urn:plegma:common:1}Amount' },
          ],
        },
      },
      '{urn:plegma:job:1}QuoteItemList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}item',
              type: '{urn:plegma:job:1}QuoteItem',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}Quote': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}quoteId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}accountId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}applicationUri', type: '{urn:plegma:common:1}Uri' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}resourceId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:job:1}ceiling', type: '{urn:plegma:common:1}Money' },
            { kind: 'element', name: '{urn:plegma:job:1}breakdown', type: '{urn:plegma:job:1}QuoteItemList' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}estimatedStart',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}estimatedEnd',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}expiresAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobState': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: {
          enumeration: [
            'created',
            'staging-in',
            'queued',
            'held',
            'running',
            'suspended',
            'staging-out',
            'finished',
            'failed',
            'cancelled',
          ],
        },
      },
      '{urn:plegma:job:1}JobInput': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'choice',
              particles: [
                {
                  kind: 'element',
                  name: '{urn:plegma:job:1}stagerId',
                  type: '{urn:plegma:common:1}Identifier',
                },
                { kind: 'element', name: '{urn:plegma:job:1}url', type: '{urn:plegma:common:1}Uri' },
              ],
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobInputList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}input',
              type: '{urn:plegma:job:1}JobInput',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobOutput': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}name', type: '{urn:plegma:common:1}Name' },
            { kind: 'element', name: '{urn:plegma:job:1}stagerId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}size', type: '{urn:plegma:common:1}Bytes', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}digest',
              type: '{urn:plegma:common:1}Digest',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobOutputList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}output',
              type: '{urn:plegma:job:1}JobOutput',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobDetail': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}code',
              type: '{http://www.w3.org/2001/XMLSchema}string',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}text',
              type: '{http://www.w3.org/2001/XMLSchema}string',
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobTransition': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}state', type: '{urn:plegma:job:1}JobState' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}time',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}cause',
              type: '{http://www.w3.org/2001/XMLSchema}string',
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobTransitionList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}transition',
              type: '{urn:plegma:job:1}JobTransition',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobUsage': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}processorTime',
              type: '{urn:plegma:common:1}Seconds',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}wallTime',
              type: '{urn:plegma:common:1}Seconds',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}memory', type: '{urn:plegma:common:1}Bytes', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}nodes',
              type: '{http://www.w3.org/2001/XMLSchema}int',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}Job': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}jobId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}label', type: '{urn:plegma:common:1}Name', min: 0 },
            { kind: 'element', name: '{urn:plegma:job:1}accountId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}applicationUri', type: '{urn:plegma:common:1}Uri' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}resourceId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:job:1}state', type: '{urn:plegma:job:1}JobState' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}detail',
              type: '{urn:plegma:job:1}JobDetail',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}progress',
              type: '{http://www.w3.org/2001/XMLSchema}double',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}node', type: '{urn:plegma:common:1}Name', min: 0 },
            { kind: 'element', name: '{urn:plegma:job:1}queue', type: '{urn:plegma:common:1}Name', min: 0 },
            { kind: 'element', name: '{urn:plegma:job:1}batchId', type: '{urn:plegma:common:1}Name', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}exitCode',
              type: '{http://www.w3.org/2001/XMLSchema}int',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}createdAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}submittedAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}startedAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}endedAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}estimatedStart',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}estimatedEnd',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}usage', type: '{urn:plegma:job:1}JobUsage' },
            { kind: 'element', name: '{urn:plegma:job:1}charge', type: '{urn:plegma:common:1}Money', min: 0 },
            { kind: 'element', name: '{urn:plegma:job:1}inputs', type: '{urn:plegma:job:1}JobInputList' },
            { kind: 'element', name: '{urn:plegma:job:1}outputs', type: '{urn:plegma:job:1}JobOutputList' },
            { kind: 'element', name: '{urn:plegma:job:1}arguments', type: '{urn:plegma:job:1}ArgumentList' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}transitions',
              type: '{urn:plegma:job:1}JobTransitionList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}terminationTime',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}version', type: '{urn:plegma:common:1}Version' },
            { kind: 'element', name: '{urn:plegma:job:1}sweep', type: '{urn:plegma:job:1}JobSweep', min: 0 },
          ],
        },
      },
      '{urn:plegma:job:1}Sweep': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}parameter', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'choice',
              particles: [
                {
                  kind: 'element',
                  name: '{urn:plegma:job:1}values',
                  type: '{urn:plegma:job:1}SweepValueList',
                },
                { kind: 'element', name: '{urn:plegma:job:1}range', type: '{urn:plegma:job:1}SweepRange' },
              ],
            },
          ],
        },
      },
      '{urn:plegma:job:1}SweepValueList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}value',
              type: '{http://www.w3.org/2001/XMLSchema}string',
              max: 1000,
            },
          ],
        },
      },
      '{urn:plegma:job:1}SweepRange': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}from',
              type: '{http://www.w3.org/2001/XMLSchema}decimal',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}to',
              type: '{http://www.w3.org/2001/XMLSchema}decimal',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}step',
              type: '{http://www.w3.org/2001/XMLSchema}decimal',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}JobSweep': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}sweepId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}parameter', type: '{urn:plegma:common:1}Name' },
            { kind: 'element', name: '{urn:plegma:job:1}number', type: '{urn:plegma:job:1}Count' },
            { kind: 'element', name: '{urn:plegma:job:1}jobs', type: '{urn:plegma:job:1}Count' },
            { kind: 'element', name: '{urn:plegma:job:1}states', type: '{urn:plegma:job:1}StateCountList' },
          ],
        },
      },
      '{urn:plegma:job:1}SweepStatus': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}sweepId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}parameter', type: '{urn:plegma:common:1}Name' },
            { kind: 'element', name: '{urn:plegma:job:1}jobs', type: '{urn:plegma:job:1}Count' },
            { kind: 'element', name: '{urn:plegma:job:1}states', type: '{urn:plegma:job:1}StateCountList' },
          ],
        },
      },
      '{urn:plegma:job:1}StateCountList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}count',
              type: '{urn:plegma:job:1}StateCount',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}StateCount': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}state', type: '{urn:plegma:job:1}JobState' },
            { kind: 'element', name: '{urn:plegma:job:1}jobs', type: '{urn:plegma:job:1}Count' },
          ],
        },
      },
      '{urn:plegma:job:1}JobList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}job',
              type: '{urn:plegma:job:1}Job',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:job:1}LogStream': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['output', 'error'] },
      },
      '{urn:plegma:job:1}LogLength': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}int',
        facets: { minInclusive: '1', maxInclusive: '65536' },
      },
      '{urn:plegma:job:1}WaitSeconds': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}int',
        facets: { minInclusive: '0', maxInclusive: '55' },
      },
      '{urn:plegma:job:1}ListApplications/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}limit',
              type: '{urn:plegma:common:1}PageLimit',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}cursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}ListApplicationsResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}applications',
              type: '{urn:plegma:job:1}ApplicationSummaryList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}nextCursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}DescribeApplication/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}applicationUri', type: '{urn:plegma:common:1}Uri' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}DescribeApplicationResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}application', type: '{urn:plegma:job:1}Application' },
          ],
        },
      },
      '{urn:plegma:job:1}ListResources/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}applicationUri', type: '{urn:plegma:common:1}Uri' },
            { kind: 'element', name: '{urn:plegma:job:1}accountId', type: '{urn:plegma:common:1}Identifier' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requirements',
              type: '{urn:plegma:job:1}Requirements',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}ListResourcesResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}resources', type: '{urn:plegma:job:1}ResourceList' },
          ],
        },
      },
      '{urn:plegma:job:1}RequestQuote/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}accountId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}applicationUri', type: '{urn:plegma:common:1}Uri' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}resourceId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}arguments',
              type: '{urn:plegma:job:1}ArgumentList',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}inputs',
              type: '{urn:plegma:job:1}InputSizeList',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requirements',
              type: '{urn:plegma:job:1}Requirements',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}RequestQuoteResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [{ kind: 'element', name: '{urn:plegma:job:1}quote', type: '{urn:plegma:job:1}Quote' }],
        },
      },
      '{urn:plegma:job:1}SubmitJob/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}label', type: '{urn:plegma:common:1}Name', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}quoteId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}applicationUri',
              type: '{urn:plegma:common:1}Uri',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}resourceId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}arguments',
              type: '{urn:plegma:job:1}ArgumentList',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}inputs',
              type: '{urn:plegma:job:1}JobInputList',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requirements',
              type: '{urn:plegma:job:1}Requirements',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}sweep', type: '{urn:plegma:job:1}Sweep', min: 0 },
          ],
        },
      },
      '{urn:plegma:job:1}SubmitJobResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [{ kind: 'element', name: '{urn:plegma:job:1}job', type: '{urn:plegma:job:1}Job' }],
        },
      },
      '{urn:plegma:job:1}GetJob/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}jobId', type: '{urn:plegma:common:1}Identifier' },
          ],
        },
      },
      '{urn:plegma:job:1}GetJobResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [{ kind: 'element', name: '{urn:plegma:job:1}job', type: '{urn:plegma:job:1}Job' }],
        },
      },
      '{urn:plegma:job:1}ListJobs/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}state', type: '{urn:plegma:job:1}JobState', min: 0 },
            { kind: 'element', name: '{urn:plegma:job:1}label', type: '{urn:plegma:common:1}Name', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}since',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}limit',
              type: '{urn:plegma:common:1}PageLimit',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}cursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}sweepId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}ListJobsResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}jobs', type: '{urn:plegma:job:1}JobList' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}nextCursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}WaitForJob/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}jobId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}version', type: '{urn:plegma:common:1}Version' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}timeout',
              type: '{urn:plegma:job:1}WaitSeconds',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}WaitForJobResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [{ kind: 'element', name: '{urn:plegma:job:1}job', type: '{urn:plegma:job:1}Job' }],
        },
      },
      '{urn:plegma:job:1}CancelJob/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}jobId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}reason', type: '{urn:plegma:common:1}Text', min: 0 },
          ],
        },
      },
      '{urn:plegma:job:1}CancelJobResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [{ kind: 'element', name: '{urn:plegma:job:1}job', type: '{urn:plegma:job:1}Job' }],
        },
      },
      '{urn:plegma:job:1}CancelSweep/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}sweepId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}reason', type: '{urn:plegma:common:1}Text', min: 0 },
          ],
        },
      },
      '{urn:plegma:job:1}CancelSweepResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}sweep', type: '{urn:plegma:job:1}SweepStatus' },
          ],
        },
      },
      '{urn:plegma:job:1}ReadJobLog/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:job:1}jobId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:job:1}stream', type: '{urn:plegma:job:1}LogStream' },
            { kind: 'element', name: '{urn:plegma:job:1}offset', type: '{urn:plegma:common:1}Bytes', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}length',
              type: '{urn:plegma:job:1}LogLength',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:job:1}ReadJobLogResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}text',
              type: '{http://www.w3.org/2001/XMLSchema}string',
            },
            { kind: 'element', name: '{urn:plegma:job:1}nextOffset', type: '{urn:plegma:common:1}Bytes' },
            {
              kind: 'element',
              name: '{urn:plegma:job:1}complete',
              type: '{http://www.w3.org/2001/XMLSchema}boolean',
            },
          ],
        },
      },
      '{urn:plegma:job:1}DestroyJob/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:job:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:job:1}jobId', type: '{urn:plegma:common:1}Identifier' },
          ],
        },
      },
      '{urn:plegma:job:1}DestroyJobResponse/': { kind: 'complex' },
    },
  },
};
