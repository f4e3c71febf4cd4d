import type { Generated } from 'kysely';
import type { DistinguishedName } from '../../security/identity.ts';
import type { Id } from '../ids.ts';

/** Times are ms, UTC; amounts are integer minor units; members ending in `_json` hold one JSON value. */

/** A provider's binding prices for one job (vocabulary: quote). Written once; `job_id` when it is used. */
export interface QuotesTable {
  readonly id: Id<'quo'>;
  readonly account_id: Id<'acc'>;
  readonly application_uri: string;
  readonly resource_id: string;
  readonly arguments_json: string;
  /** The names of inputs with their sizes, as the quote was asked for. */
  readonly input_sizes_json: string;
  readonly requirements_json: string;
  readonly prices_json: string;
  readonly currency: string;
  readonly ceiling: number;
  readonly breakdown_json: string;
  readonly estimated_start: number | null;
  readonly estimated_end: number | null;
  readonly created_at: number;
  readonly expires_at: number;
  readonly by_issuer: DistinguishedName;
  readonly by_subject: DistinguishedName;
  readonly evidence: string;
  /** The one job that was submitted by it. */
  readonly job_id: Id<'job'> | null;
}

/** Jobs. `state` is moved only together with a row of `job_transitions`. */
export interface JobsTable {
  readonly id: Id<'job'>;
  readonly account_id: Id<'acc'>;
  readonly label: string | null;
  readonly application_uri: string;
  readonly resource_id: string;
  readonly quote_id: Id<'quo'> | null;
  /** Who submitted it, and SHA-256 (hex) of the signed request. */
  readonly by_issuer: DistinguishedName;
  readonly by_subject: DistinguishedName;
  readonly evidence: string;
  readonly state: string;
  readonly detail_code: string | null;
  readonly detail_text: string | null;
  readonly arguments_json: string;
  readonly requirements_json: string;
  /** The agreed prices: later changes of the resource's do not touch the job. */
  readonly prices_json: string;
  readonly currency: string;
  /** It is not charged more than this; reserved until it ends. */
  readonly ceiling: number;
  /** Our name for the present attempt inside the batch system (BA-3). */
  readonly token: string;
  readonly attempt: number;
  /** Absolute directory of the present attempt. */
  readonly workspace: string;
  /** The user of the operating system as whom it runs; null where that is the service's own. */
  readonly local_user: string | null;
  /** Written before the batch system is asked: whoever finds it set looks there first. */
  readonly intent_at: number | null;
  /** When the batch system had taken it. */
  readonly submitted_at: number | null;
  readonly batch_id: string | null;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly exit_code: number | null;
  readonly processor_time_ms: number | null;
  readonly wall_time_ms: number | null;
  readonly memory: number | null;
  readonly nodes: number | null;
  /** 0 to 100. */
  readonly progress: number | null;
  readonly node: string | null;
  readonly queue: string | null;
  /** How the run was judged to have ended, from `staging-out` on. */
  readonly end_json: string | null;
  readonly cancel_requested_at: number | null;
  readonly cancel_reason: string | null;
  readonly estimated_start: number | null;
  readonly estimated_end: number | null;
  readonly charge: number | null;
  readonly created_at: number;
  readonly termination_time: number | null;
  /** When it was destroyed: kept for the account's entries, shown to nobody. */
  readonly destroyed_at: number | null;
  /** The sweep that it was submitted with, and its number within. */
  readonly sweep_id: Id<'swp'> | null;
  readonly sweep_number: number | null;
  readonly version: Generated<number>;
}

/** Every change of a job's state. Rows are added, never changed. */
export interface JobTransitionsTable {
  readonly job_id: Id<'job'>;
  /** 1, 2, 3, … within the job. */
  readonly number: number;
  readonly state: string;
  readonly time: number;
  readonly cause: string;
  /** What the change rests on: digest of a signed request, marker files, the batch system's word. */
  readonly evidence: string;
}

/** The files of a job, by the names of the application's stagers. */
export interface JobFilesTable {
  readonly job_id: Id<'job'>;
  readonly direction: 'input' | 'output';
  /** The order within the job and direction, from 1. */
  readonly position: number;
  readonly name: string;
  /** Its owner's name for it: several files of one input are told apart by it. */
  readonly file_name: string;
  readonly stager_id: Id<'stg'>;
  readonly size: number | null;
  readonly digest: string | null;
}

/** Submissions of one job for each value of a parameter. */
export interface SweepsTable {
  readonly id: Id<'swp'>;
  readonly parameter: string;
  /** How many jobs were submitted. */
  readonly jobs: number;
}
