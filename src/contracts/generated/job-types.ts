// Generated from wsdl/job.wsdl by `npm run generate`. Change that file, not this one.
import type { Decimal } from '../../soap/codec/decimal.ts';
import type {
  Amount,
  Bytes,
  Currency,
  Cursor,
  Digest,
  Identifier,
  MediaType,
  Money,
  Name,
  PageLimit,
  RequestId,
  Seconds,
  Text,
  Uri,
  Version,
} from './common-types.ts';

/** An application that this provider runs, in short. */
export interface ApplicationSummary {
  /** Its name, unique at this provider. */
  readonly applicationUri: Uri;
  readonly name: Name;
  readonly applicationVersion?: Name | undefined;
  readonly description: Text;
  readonly group?: Name | undefined;
  readonly keywords: readonly Name[];
}

/** A file that an application reads or writes, by its name in the application. */
export interface DataSlot {
  readonly name: Name;
  readonly description?: Text | undefined;
  /** Any where the list is empty. */
  readonly mediaTypes: readonly MediaType[];
  readonly required: boolean;
  /** True where several files may stand under this name. */
  readonly many: boolean;
}

/** Which values a parameter takes and which field a form shows for it. */
export type ParameterType =
  | 'string'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'choice'
  | 'text';

/** A value that may be chosen. */
export interface ParameterChoice {
  readonly value: string;
  /** What people see instead of the value. */
  readonly label?: Name | undefined;
}

/** An argument that an application takes. */
export interface Parameter {
  readonly name: Name;
  /** What people see in a form. */
  readonly label: Name;
  readonly description?: Text | undefined;
  readonly type: ParameterType;
  /** For example degrees. */
  readonly unit?: Name | undefined;
  /** Taken where no argument is given. */
  readonly default?: string | undefined;
  /** The smallest number allowed. */
  readonly minimum?: Decimal | undefined;
  /** The largest number allowed. */
  readonly maximum?: Decimal | undefined;
  /** For the type choice. */
  readonly choices?: readonly ParameterChoice[] | undefined;
  readonly required: boolean;
  /** Parameters of one group stand together in a form. */
  readonly group?: Name | undefined;
  /** Shown only to customers whose tier allows it. */
  readonly advanced: boolean;
}

/** What a run asks of a resource; what is left out follows the queue's default. */
export interface Requirements {
  readonly nodes?: Count | undefined;
  readonly processorsPerNode?: Count | undefined;
  /** For each node. */
  readonly memory?: Bytes | undefined;
  readonly wallTime?: Seconds | undefined;
  /** A property that the nodes must have, for example chem. */
  readonly nodeProperty?: Name | undefined;
}

/** A number of things, at least 1. */
export type Count = number;

/** An application with all that a client must know to run it. */
export interface Application extends ApplicationSummary {
  readonly inputs: readonly DataSlot[];
  readonly outputs: readonly DataSlot[];
  readonly parameters: readonly Parameter[];
  /** What a run gets unless it asks for something else. */
  readonly requirements?: Requirements | undefined;
}

/** A kind of batch system. */
export type PlatformKind =
  | 'local'
  | 'pbs'
  | 'slurm'
  | 'gridengine'
  | 'condor'
  | 'script';

/** What is counted for a charge. */
export type PriceMetric =
  | 'job'
  | 'processor-time'
  | 'wall-time'
  | 'input-data'
  | 'output-data';

/** What a quantity of something costs at a resource. */
export interface Price {
  readonly metric: PriceMetric;
  /** The price of one unit. */
  readonly unitPrice: Amount;
  /** How much of the metric one unit is, for example 3600 (seconds) for a price by the hour. */
  readonly unitSize: Decimal;
  readonly currency: Currency;
}

/** A place where jobs can run, as this account is offered it. */
export interface Resource {
  readonly resourceId: Identifier;
  readonly name: Name;
  readonly description?: Text | undefined;
  readonly platform: PlatformKind;
  readonly queue?: Name | undefined;
  /** From 1 up; higher is better. */
  readonly quality: number;
  /** Relative to the provider's reference machine, which is 1. */
  readonly speed: number;
  readonly prices: readonly Price[];
  /** For a typical run of the application. */
  readonly estimatedCharge?: Money | undefined;
  /** How many there are in all. */
  readonly processors?: number | undefined;
  /** How many of them are free now. */
  readonly free?: number | undefined;
  readonly queuedJobs?: number | undefined;
  readonly runningJobs?: number | undefined;
  /** When a job submitted now would start. */
  readonly estimatedStart?: Date | undefined;
  /** The most that one job may ask for. */
  readonly limits?: Requirements | undefined;
}

/** The value of one parameter. */
export interface Argument {
  readonly name: Name;
  /** In the lexical form of the parameter's type. */
  readonly value: string;
}

/** How much data stands under a name of the application. */
export interface InputSize {
  readonly name: Name;
  readonly size: Bytes;
}

/** One part of a quote. */
export interface QuoteItem {
  readonly metric: PriceMetric;
  /** The estimate, in the base unit of the metric. */
  readonly quantity: Decimal;
  readonly unitPrice: Amount;
  readonly unitSize: Decimal;
  readonly amount: Amount;
}

/** A provider's binding price and time estimate for one job. */
export interface Quote {
  readonly quoteId: Identifier;
  readonly accountId: Identifier;
  readonly applicationUri: Uri;
  readonly resourceId: Identifier;
  /** The job will not be charged more than this. */
  readonly ceiling: Money;
  readonly breakdown: readonly QuoteItem[];
  readonly estimatedStart?: Date | undefined;
  readonly estimatedEnd?: Date | undefined;
  /** Submit before this. */
  readonly expiresAt: Date;
}

/** Where a job is in its life. finished, failed and cancelled are ends. */
export type JobState =
  | 'created'
  | 'staging-in'
  | 'queued'
  | 'held'
  | 'running'
  | 'suspended'
  | 'staging-out'
  | 'finished'
  | 'failed'
  | 'cancelled';

/** Where the data of one input comes from. */
export interface JobInput {
  /** The input's name in the application. */
  readonly name: Name;
  /** A complete stager at this provider. */
  readonly stagerId?: Identifier | undefined;
  /** A place that the provider fetches from. */
  readonly url?: Uri | undefined;
}

/** Where one output is, or will be. */
export interface JobOutput {
  /** The output's name in the application. */
  readonly name: Name;
  readonly stagerId: Identifier;
  /** Known when it is complete. */
  readonly size?: Bytes | undefined;
  /** Known when it is complete. */
  readonly digest?: Digest | undefined;
}

/** More about the present state. */
export interface JobDetail {
  /** For programs. */
  readonly code: string;
  /** For people. */
  readonly text: string;
}

/** A change of a job's state. */
export interface JobTransition {
  /** The new state. */
  readonly state: JobState;
  readonly time: Date;
  /** Why. */
  readonly cause: string;
}

/** What a job has used. */
export interface JobUsage {
  readonly processorTime?: Seconds | undefined;
  readonly wallTime?: Seconds | undefined;
  /** At its highest. */
  readonly memory?: Bytes | undefined;
  readonly nodes?: number | undefined;
}

/** One run of an application. */
export interface Job {
  readonly jobId: Identifier;
  readonly label?: Name | undefined;
  readonly accountId: Identifier;
  readonly applicationUri: Uri;
  readonly resourceId: Identifier;
  readonly state: JobState;
  readonly detail?: JobDetail | undefined;
  /** From 0 to 1, where the application tells. */
  readonly progress?: number | undefined;
  /** Where it runs. */
  readonly node?: Name | undefined;
  readonly queue?: Name | undefined;
  /** The id that the batch system gave it. */
  readonly batchId?: Name | undefined;
  readonly exitCode?: number | undefined;
  readonly createdAt: Date;
  /** When the batch system took it. */
  readonly submittedAt?: Date | undefined;
  readonly startedAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
  readonly estimatedStart?: Date | undefined;
  readonly estimatedEnd?: Date | undefined;
  readonly usage: JobUsage;
  /** What the account was charged, once it was. */
  readonly charge?: Money | undefined;
  readonly inputs: readonly JobInput[];
  readonly outputs: readonly JobOutput[];
  readonly arguments: readonly Argument[];
  readonly transitions: readonly JobTransition[];
  /** When the provider forgets it and its data. */
  readonly terminationTime?: Date | undefined;
  readonly version: Version;
  /** The sweep that it belongs to, with how all its jobs stand. */
  readonly sweep?: JobSweep | undefined;
}

/** The values that one parameter takes: a list, or a range of numbers. */
export interface Sweep {
  /** Of the application; it has no argument beside this. */
  readonly parameter: Name;
  readonly values?: readonly string[] | undefined;
  readonly range?: SweepRange | undefined;
}

/** From, from + step, … up to the last value that is not beyond to; 1,000 values at most. */
export interface SweepRange {
  readonly from: Decimal;
  readonly to: Decimal;
  /** 1 where it is left out; below 0 where to is less than from. */
  readonly step?: Decimal | undefined;
}

/** A job's place in a sweep, and how the sweep stands. */
export interface JobSweep {
  readonly sweepId: Identifier;
  readonly parameter: Name;
  /** Of this job within the sweep, from 1. */
  readonly number: Count;
  /** How many were submitted with it. */
  readonly jobs: Count;
  readonly states: readonly StateCount[];
}

/** How all jobs of a sweep stand. */
export interface SweepStatus {
  readonly sweepId: Identifier;
  readonly parameter: Name;
  /** How many were submitted with it. */
  readonly jobs: Count;
  readonly states: readonly StateCount[];
}

/** How many jobs are in a state. */
export interface StateCount {
  readonly state: JobState;
  readonly jobs: Count;
}

/** What a job writes beside its output files. */
export type LogStream =
  | 'output'
  | 'error';

/** How many bytes of a log one answer carries at most. 65536 where it is left out. */
export type LogLength = number;

/** How long to wait for a change, in seconds. 55 where it is left out. */
export type WaitSeconds = number;

/** The applications that this provider runs, in short form. */
export interface ListApplications {
  readonly limit?: PageLimit | undefined;
  readonly cursor?: Cursor | undefined;
}

/** Answer of ListApplications. */
export interface ListApplicationsResponse {
  readonly applications: readonly ApplicationSummary[];
  /** Absent at the end of the list. */
  readonly nextCursor?: Cursor | undefined;
}

/**
 * One application with its inputs, outputs and parameters; with the advanced ones where the account's tier
 * grants them.
 */
export interface DescribeApplication {
  readonly applicationUri: Uri;
  readonly accountId?: Identifier | undefined;
}

/** Answer of DescribeApplication. */
export interface DescribeApplicationResponse {
  readonly application: Application;
}

/** The resources that can run an application for this account, cheapest first. */
export interface ListResources {
  readonly applicationUri: Uri;
  readonly accountId: Identifier;
  readonly requirements?: Requirements | undefined;
}

/** Answer of ListResources. */
export interface ListResourcesResponse {
  readonly resources: readonly Resource[];
}

/** A binding price and time estimate for one job at one resource, valid for a while. */
export interface RequestQuote {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  readonly applicationUri: Uri;
  readonly resourceId: Identifier;
  readonly arguments?: readonly Argument[] | undefined;
  readonly inputs?: readonly InputSize[] | undefined;
  readonly requirements?: Requirements | undefined;
}

/** Answer of RequestQuote. */
export interface RequestQuoteResponse {
  readonly quote: Quote;
}

/**
 * Starts a job: by a quote, or by account, application and resource at the resource's prices; with a sweep as
 * many jobs as it has values. The same requestId again returns the same job.
 */
export interface SubmitJob {
  readonly requestId?: RequestId | undefined;
  /** The submitter's own name for the job. */
  readonly label?: Name | undefined;
  /** Instead of accountId, applicationUri and resourceId. */
  readonly quoteId?: Identifier | undefined;
  readonly accountId?: Identifier | undefined;
  readonly applicationUri?: Uri | undefined;
  readonly resourceId?: Identifier | undefined;
  readonly arguments?: readonly Argument[] | undefined;
  readonly inputs?: readonly JobInput[] | undefined;
  readonly requirements?: Requirements | undefined;
  /** One job for each value of a parameter, all of them or none; not by a quote. */
  readonly sweep?: Sweep | undefined;
}

/** Answer of SubmitJob. */
export interface SubmitJobResponse {
  /** Of a sweep the first job; ListJobs gives them all by its sweepId. */
  readonly job: Job;
}

/** One job of the caller's. */
export interface GetJob {
  readonly jobId: Identifier;
}

/** Answer of GetJob. */
export interface GetJobResponse {
  readonly job: Job;
}

/** The caller's jobs, newest first. */
export interface ListJobs {
  readonly accountId?: Identifier | undefined;
  readonly state?: JobState | undefined;
  readonly label?: Name | undefined;
  /** Only jobs that were created at or after this. */
  readonly since?: Date | undefined;
  readonly limit?: PageLimit | undefined;
  readonly cursor?: Cursor | undefined;
  /** Only the jobs of this sweep. */
  readonly sweepId?: Identifier | undefined;
}

/** Answer of ListJobs. */
export interface ListJobsResponse {
  readonly jobs: readonly Job[];
  /** Absent at the end of the list. */
  readonly nextCursor?: Cursor | undefined;
}

/**
 * Answers when the job's version has risen above the given one, or when the time is over (then with the same
 * version).
 */
export interface WaitForJob {
  readonly jobId: Identifier;
  /** The version that the caller knows. */
  readonly version: Version;
  readonly timeout?: WaitSeconds | undefined;
}

/** Answer of WaitForJob. */
export interface WaitForJobResponse {
  readonly job: Job;
}

/** Asks for the end of a job. What it used until then is charged. */
export interface CancelJob {
  readonly requestId?: RequestId | undefined;
  readonly jobId: Identifier;
  readonly reason?: Text | undefined;
}

/** Answer of CancelJob. */
export interface CancelJobResponse {
  readonly job: Job;
}

/** Asks for the end of all jobs of a sweep that have not ended. What they used until then is charged. */
export interface CancelSweep {
  readonly requestId?: RequestId | undefined;
  readonly sweepId: Identifier;
  readonly reason?: Text | undefined;
}

/** Answer of CancelSweep. */
export interface CancelSweepResponse {
  readonly sweep: SweepStatus;
}

/** A piece of what the job has written to standard output or standard error. */
export interface ReadJobLog {
  readonly jobId: Identifier;
  readonly stream: LogStream;
  /** Where to begin; 0 where it is left out. */
  readonly offset?: Bytes | undefined;
  readonly length?: LogLength | undefined;
}

/** Answer of ReadJobLog. */
export interface ReadJobLogResponse {
  /** Characters that XML cannot carry are replaced by U+FFFD. */
  readonly text: string;
  /** Where the next piece begins. */
  readonly nextOffset: Bytes;
  /** True where the job has ended and nothing follows. */
  readonly complete: boolean;
}

/** Ends the job if need be and releases its data. The account's entries stay. */
export interface DestroyJob {
  readonly requestId?: RequestId | undefined;
  readonly jobId: Identifier;
}

/** Answer of DestroyJob. */
export type DestroyJobResponse = Readonly<Record<string, never>>;

/** Operations of JobService, with the types of their messages. */
export type JobOperations = {
  /** The applications that this provider runs, in short form. */
  readonly ListApplications: { readonly input: ListApplications; readonly output: ListApplicationsResponse };
  /**
   * One application with its inputs, outputs and parameters; with the advanced ones where the account's tier
   * grants them.
   */
  readonly DescribeApplication: { readonly input: DescribeApplication; readonly output: DescribeApplicationResponse };
  /** The resources that can run an application for this account, cheapest first. */
  readonly ListResources: { readonly input: ListResources; readonly output: ListResourcesResponse };
  /** A binding price and time estimate for one job at one resource, valid for a while. */
  readonly RequestQuote: { readonly input: RequestQuote; readonly output: RequestQuoteResponse };
  /**
   * Starts a job: by a quote, or by account, application and resource at the resource's prices; with a sweep
   * as many jobs as it has values. The same requestId again returns the same job.
   */
  readonly SubmitJob: { readonly input: SubmitJob; readonly output: SubmitJobResponse };
  /** One job of the caller's. */
  readonly GetJob: { readonly input: GetJob; readonly output: GetJobResponse };
  /** The caller's jobs, newest first. */
  readonly ListJobs: { readonly input: ListJobs; readonly output: ListJobsResponse };
  /**
   * Answers when the job's version has risen above the given one, or when the time is over (then with the
   * same version).
   */
  readonly WaitForJob: { readonly input: WaitForJob; readonly output: WaitForJobResponse };
  /** Asks for the end of a job. What it used until then is charged. */
  readonly CancelJob: { readonly input: CancelJob; readonly output: CancelJobResponse };
  /** Asks for the end of all jobs of a sweep that have not ended. What they used until then is charged. */
  readonly CancelSweep: { readonly input: CancelSweep; readonly output: CancelSweepResponse };
  /** A piece of what the job has written to standard output or standard error. */
  readonly ReadJobLog: { readonly input: ReadJobLog; readonly output: ReadJobLogResponse };
  /** Ends the job if need be and releases its data. The account's entries stay. */
  readonly DestroyJob: { readonly input: DestroyJob; readonly output: DestroyJobResponse };
};
