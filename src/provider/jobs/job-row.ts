import type { Selectable } from 'kysely';
import type { JobsTable } from '../../store/tables/jobs.ts';
import { asBatchId } from '../platforms/batch-id.ts';
import { asJobToken } from '../platforms/job-token.ts';
import { asLocalUser } from '../platforms/local-user.ts';
import type { Job, JobUsage } from './job.ts';
import { isJobState, type JobState } from './job-states.ts';

/** A row as the domain sees it. The JSON members were written by us from the same types. */
export function toJob(row: Selectable<JobsTable>): Job {
  return {
    id: row.id,
    accountId: row.account_id,
    label: row.label ?? undefined,
    applicationUri: row.application_uri,
    resourceId: row.resource_id,
    quoteId: row.quote_id ?? undefined,
    by: { issuer: row.by_issuer, subject: row.by_subject },
    evidence: row.evidence,
    state: asJobState(row.state),
    detail: row.detail_code === null ? undefined : { code: row.detail_code, text: row.detail_text ?? '' },
    arguments: JSON.parse(row.arguments_json),
    requirements: JSON.parse(row.requirements_json),
    prices: JSON.parse(row.prices_json),
    currency: row.currency,
    ceiling: row.ceiling,
    token: asJobToken(row.token),
    attempt: row.attempt,
    workspace: row.workspace,
    localUser: row.local_user === null ? undefined : asLocalUser(row.local_user),
    intentAt: row.intent_at ?? undefined,
    submittedAt: row.submitted_at ?? undefined,
    batchId: row.batch_id === null ? undefined : asBatchId(row.batch_id),
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    exitCode: row.exit_code ?? undefined,
    usage: usageIn(row),
    progress: row.progress ?? undefined,
    node: row.node ?? undefined,
    queue: row.queue ?? undefined,
    end: row.end_json === null ? undefined : JSON.parse(row.end_json),
    cancel: cancelIn(row),
    estimatedStart: row.estimated_start ?? undefined,
    estimatedEnd: row.estimated_end ?? undefined,
    charge: row.charge ?? undefined,
    createdAt: row.created_at,
    terminationTime: row.termination_time ?? undefined,
    sweep: row.sweep_id === null ? undefined : { id: row.sweep_id, number: row.sweep_number ?? 1 },
    version: row.version,
  };
}

function usageIn(row: Selectable<JobsTable>): JobUsage {
  return {
    processorTime: row.processor_time_ms ?? undefined,
    wallTime: row.wall_time_ms ?? undefined,
    memory: row.memory ?? undefined,
    nodes: row.nodes ?? undefined,
  };
}

function cancelIn({ cancel_requested_at: at, cancel_reason: reason }: Selectable<JobsTable>): Job['cancel'] {
  return at === null ? undefined : { at, reason: reason ?? undefined };
}

/** Reads a stored state. @throws Error for one of a later version. */
export function asJobState(state: string): JobState {
  if (isJobState(state)) return state;
  throw new Error(`The database holds a job in the state "${state}", which this version does not know.`);
}
