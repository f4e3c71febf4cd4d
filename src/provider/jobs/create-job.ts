import type { Insertable } from 'kysely';
import { newId } from '../../store/ids.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import type { JobsTable } from '../../store/tables/jobs.ts';
import { reserve } from '../accounts/ledger.ts';
import { newJobToken } from '../platforms/job-token.ts';
import type { Requester } from '../requester.ts';
import { addTransition } from './change-job.ts';
import type { JobFile, JobId, SweepPlace } from './job.ts';
import { addFiles } from './job-files.ts';
import type { Jobs } from './jobs.ts';
import { useQuote } from './quote.ts';
import type { CheckedSubmission } from './submission.ts';
import { workspaceDirectory } from './workspace.ts';

/** A job that is to be created. */
export interface NewJob extends CheckedSubmission {
  readonly label: string | undefined;
  /** Its place among the jobs that are submitted with it. */
  readonly place?: SweepPlace;
}

/**
 * Writes a job down with its first transition, its inputs and the stagers of its outputs; reserves what it may cost and
 * binds its quote.
 *
 * @throws CREDIT_EXCEEDED, QUOTE_USED
 */
export async function createJob(
  jobs: Jobs,
  tx: StoreTransaction,
  requester: Requester,
  job: NewJob,
): Promise<JobId> {
  const id = newId('job');
  const now = jobs.now();
  const { evidence } = requester;
  await tx
    .insertInto('jobs')
    .values(jobRow(jobs, requester, job, { id, now }))
    .execute();
  await addTransition(tx, id, 'created', { cause: 'The job was submitted.', evidence, time: now });
  await addFiles(tx, id, 'input', job.inputs);
  await addFiles(tx, id, 'output', await planOutputs(jobs, tx, requester, job));
  await reserve(tx, { accountId: job.account.id, for: id, amount: job.ceiling, at: now });
  if (job.quote !== undefined) await useQuote(tx, job.quote, id);
  return id;
}

/** Its first row: everything that later steps add is empty. */
function jobRow(
  { workspaces }: Jobs,
  { identity, evidence }: Requester,
  job: NewJob,
  { id, now }: { readonly id: JobId; readonly now: number },
): Insertable<JobsTable> {
  const { account, application, resource, quote, place } = job;
  return {
    id,
    account_id: account.id,
    label: job.label ?? null,
    application_uri: application.uri,
    resource_id: resource.id,
    quote_id: quote?.id ?? null,
    by_issuer: identity.issuer,
    by_subject: identity.subject,
    evidence,
    state: 'created',
    arguments_json: JSON.stringify(job.arguments),
    requirements_json: JSON.stringify(job.requirements),
    prices_json: JSON.stringify(quote?.prices ?? resource.prices),
    currency: resource.currency,
    ceiling: job.ceiling,
    token: newJobToken(),
    attempt: 1,
    workspace: workspaceDirectory(workspaces, id, 1),
    local_user: job.localUser ?? null,
    estimated_start: job.estimatedStart ?? null,
    estimated_end: job.estimatedEnd ?? null,
    created_at: now,
    sweep_id: place?.id ?? null,
    sweep_number: place?.number ?? null,
  };
}

/** An empty stager for each output of one file; how many files the others come to is known only after the run. */
async function planOutputs(
  { data }: Jobs,
  tx: StoreTransaction,
  { identity: owner }: Requester,
  { account, application }: NewJob,
): Promise<readonly JobFile[]> {
  const outputs: JobFile[] = [];
  for (const { name, many } of application.outputs) {
    if (many) continue;
    const stagerId = await data.create(tx, { accountId: account.id, owner, name });
    outputs.push({ name, fileName: name, stagerId, size: undefined, digest: undefined });
  }
  return outputs;
}
