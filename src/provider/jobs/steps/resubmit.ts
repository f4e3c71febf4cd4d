import { newJobToken } from '../../platforms/job-token.ts';
import { moveJob } from '../change-job.ts';
import type { Job } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import type { EndCode, JobEnd } from '../job-end.ts';
import { forbidRun } from '../run-lock.ts';
import { workspaceDirectory } from '../workspace.ts';

/** Ends that are not the job's own. */
const INTERRUPTED: ReadonlySet<EndCode> = new Set([
  'lost',
  'second-start',
  'node-failure',
  'launch-failed',
  'workspace-unusable',
]);

/** The most attempts of one job, the first included. */
const MOST_ATTEMPTS = 3;

/**
 * Begins another attempt of a job that did not come to an end of its own, if its application allows that (BA-3). The
 * attempt has a new token and a new workspace, which a run that is not as lost as it looks cannot touch.
 *
 * @returns False if there is no further attempt.
 */
export async function resubmit(context: JobContext, job: Job, end: JobEnd): Promise<boolean> {
  if (!INTERRUPTED.has(end.code)) return false;
  const application = context.applications.find(job.applicationUri);
  if (!application?.restartable || job.attempt >= MOST_ATTEMPTS || job.cancel !== undefined) return false;
  await forbidRun(job.workspace);
  const attempt = job.attempt + 1;
  const cause = {
    cause: `${end.text} Attempt ${attempt} begins.`,
    evidence: JSON.stringify({ token: job.token, batchId: job.batchId }),
    time: Date.now(),
  };
  await context.store.transaction((tx) =>
    moveJob(tx, job, 'staging-in', cause, {
      attempt,
      token: newJobToken(),
      workspace: workspaceDirectory(context.workspaces, job.id, attempt),
      intent_at: null,
      submitted_at: null,
      batch_id: null,
      started_at: null,
      progress: null,
      node: null,
      queue: null,
      detail_code: null,
      detail_text: null,
    }),
  );
  return true;
}
