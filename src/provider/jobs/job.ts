import type { Identity } from '../../security/identity.ts';
import type { Id } from '../../store/ids.ts';
import type { AccountId } from '../accounts/account.ts';
import type { Argument } from '../applications/check-arguments.ts';
import type { StagerId } from '../data/stager.ts';
import type { BatchId, JobToken, LocalUser, Requirements } from '../platforms/platform.ts';
import type { JobEnd } from './job-end.ts';
import type { JobState } from './job-states.ts';
import type { Price } from './price.ts';

/** Of a job: `job-…`. */
export type JobId = Id<'job'>;
/** Of a quote: `quo-…`. */
export type QuoteId = Id<'quo'>;
/** Of a sweep: `swp-…`. */
export type SweepId = Id<'swp'>;

/** A job's place in the sweep that it was submitted with. */
export interface SweepPlace {
  readonly id: SweepId;
  /** From 1. */
  readonly number: number;
}

/** What a run used; times in ms, memory in bytes. */
export interface JobUsage {
  readonly processorTime: number | undefined;
  readonly wallTime: number | undefined;
  readonly memory: number | undefined;
  readonly nodes: number | undefined;
}

/** One run of an application. Times are ms, UTC; money is integer minor units of `currency`. */
export interface Job {
  readonly id: JobId;
  readonly accountId: AccountId;
  readonly label: string | undefined;
  readonly applicationUri: string;
  readonly resourceId: string;
  readonly quoteId: QuoteId | undefined;
  readonly by: Identity;
  /** SHA-256 (hex) of the signed request that ordered it. */
  readonly evidence: string;
  readonly state: JobState;
  readonly detail: { readonly code: string; readonly text: string } | undefined;
  readonly arguments: readonly Argument[];
  readonly requirements: Requirements;
  readonly prices: readonly Price[];
  readonly currency: string;
  readonly ceiling: number;
  readonly token: JobToken;
  readonly attempt: number;
  readonly workspace: string;
  /** The operating system's user who runs it; undefined: the service's own. */
  readonly localUser: LocalUser | undefined;
  readonly intentAt: number | undefined;
  readonly submittedAt: number | undefined;
  readonly batchId: BatchId | undefined;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly exitCode: number | undefined;
  readonly usage: JobUsage;
  /** 0 to 100. */
  readonly progress: number | undefined;
  readonly node: string | undefined;
  readonly queue: string | undefined;
  readonly end: JobEnd | undefined;
  readonly cancel: { readonly at: number; readonly reason: string | undefined } | undefined;
  readonly estimatedStart: number | undefined;
  readonly estimatedEnd: number | undefined;
  readonly charge: number | undefined;
  readonly createdAt: number;
  readonly terminationTime: number | undefined;
  /** Its place among the jobs that it was submitted with, if it was not alone. */
  readonly sweep: SweepPlace | undefined;
  readonly version: number;
}

/** A state that a job has come to. */
export interface JobTransition {
  readonly state: JobState;
  /** Ms, UTC. */
  readonly time: number;
  readonly cause: string;
}

/** A file of a job under its name in the application. */
export interface JobFile {
  readonly name: string;
  /** Its owner's name for the file. */
  readonly fileName: string;
  readonly stagerId: StagerId;
  readonly size: number | undefined;
  readonly digest: string | undefined;
}
