import { newId } from '../../store/ids.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import { reserve } from '../accounts/ledger.ts';
import { newJobToken } from '../platforms/job-token.ts';
import type { Requester } from '../requester.ts';
import { addTransition } from './change-job.ts';
import type { Job, JobFile, JobId } from './job.ts';
import { addFiles } from './job-files.ts';
import { getJob } from './job-queries.ts';
import type { Jobs } from './jobs.ts';
import { useQuote } from './quote.ts';
import { type CheckedSubmission, checkSubmission, type Submission } from './submission.ts';
import { insertSweep, type SweepPlace, submissionsOf } from './sweep.ts';
import type { Sweep } from './sweep-values.ts';
import { workspaceDirectory } from './workspace.ts';

/**
 * Takes a job: checks, reserves what it may cost and writes it down, all or nothing. The same request id again
 * returns the same job, for ever. A sweep is taken as many jobs, all of them or none.
 *
 * @returns The job; of a sweep the first one.
 * @throws The errors of {@link checkSubmission}; CREDIT_EXCEEDED, SWEEP_INVALID, REQUEST_ID_REUSED
 */
export async function submitJob(jobs: Jobs, requester: Requester, submission: Submission): Promise<Job> {
  const request = { ...requester, operation: 'SubmitJob', content: submission };
  // What was answered before there were sweeps names no others.
  const { jobId, others = [] } = await once(jobs.store, request, (tx) =>
    submission.sweep === undefined
      ? submitOne(jobs, tx, requester, submission)
      : submitSweep(jobs, tx, requester, submission, submission.sweep),
  );
  for (const id of [jobId, ...others]) jobs.engine.wake(id);
  return getJob(jobs.store.db, jobId);
}

/** What a submission has made. */
interface Submitted {
  readonly jobId: JobId;
  readonly others: readonly JobId[];
}

async function submitOne(
  jobs: Jobs,
  tx: StoreTransaction,
  requester: Requester,
  submission: Submission,
): Promise<Submitted> {
  const checked = await checkSubmission(jobs, tx, requester.identity, submission);
  return { jobId: await createJob(jobs, tx, requester, submission.label, checked), others: [] };
}

async function submitSweep(
  jobs: Jobs,
  tx: StoreTransaction,
  requester: Requester,
  submission: Submission,
  sweep: Sweep,
): Promise<Submitted> {
  const submissions = submissionsOf(submission, sweep);
  const id = await insertSweep(tx, sweep, submissions.length);
  const made: JobId[] = [];
  for (const [index, one] of submissions.entries()) {
    const checked = await checkSubmission(jobs, tx, requester.identity, one);
    made.push(await createJob(jobs, tx, requester, one.label, checked, { id, number: index + 1 }));
  }
  const [jobId, ...others] = made;
  if (jobId === undefined) throw new Error(`The sweep ${id} has no jobs.`);
  return { jobId, others };
}

async function createJob(
  jobs: Jobs,
  tx: StoreTransaction,
  { identity, evidence }: Requester,
  label: string | undefined,
  checked: CheckedSubmission,
  place?: SweepPlace,
): Promise<JobId> {
  const { account, application, resource, quote, ceiling } = checked;
  const id = newId('job');
  const now = jobs.now();
  await tx
    .insertInto('jobs')
    .values({
      id,
      account_id: account.id,
      label: label ?? null,
      application_uri: application.uri,
      resource_id: resource.id,
      quote_id: quote?.id ?? null,
      by_issuer: identity.issuer,
      by_subject: identity.subject,
      evidence,
      state: 'created',
      arguments_json: JSON.stringify(checked.arguments),
      requirements_json: JSON.stringify(checked.requirements),
      prices_json: JSON.stringify(quote?.prices ?? resource.prices),
      currency: resource.currency,
      ceiling,
      token: newJobToken(),
      attempt: 1,
      workspace: workspaceDirectory(jobs.workspaces, id, 1),
      local_user: checked.localUser ?? null,
      estimated_start: checked.estimatedStart ?? null,
      estimated_end: checked.estimatedEnd ?? null,
      created_at: now,
      sweep_id: place?.id ?? null,
      sweep_number: place?.number ?? null,
    })
    .execute();
  await addTransition(tx, id, 'created', { cause: 'The job was submitted.', evidence, time: now });
  await addFiles(tx, id, 'input', checked.inputs);
  const outputs: JobFile[] = [];
  for (const { name, many } of application.outputs) {
    if (many) continue;
    const stagerId = await jobs.data.create(tx, { accountId: account.id, owner: identity, name });
    outputs.push({ name, fileName: name, stagerId, size: undefined, digest: undefined });
  }
  await addFiles(tx, id, 'output', outputs);
  await reserve(tx, { accountId: account.id, for: id, amount: ceiling, at: now });
  if (quote !== undefined) await useQuote(tx, quote, id);
  return id;
}
