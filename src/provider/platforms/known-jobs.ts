import { isJobToken } from './job-token.ts';
import type { BatchJob, KnownJob } from './platform.ts';

/**
 * How far the batch server's clock and a slow qsub may put the submission time from ours. Ids that a crashed server
 * gives out again are caught by the name already; the time catches a copy of the name.
 */
const toleranceMs = 15 * 60 * 1000;

/**
 * Of all jobs that a batch system shows, ours (BA-3). A known id counts only under the name and at the time of our
 * submission: after a crash Slurm gives the same id to the next job. A job under another id but with a token's form
 * is shown too, because a submission whose answer was cut off is found by its token.
 */
export function onlyOurs(shown: readonly BatchJob[], known: readonly KnownJob[]): readonly BatchJob[] {
  const byId = groupById(known);
  return shown.filter((job) => {
    // Two of ours may have had one id: the one that a crash lost and the one that got its id, of which no answer may have
    // told the id yet.
    const believed = byId.get(bareId(job.batchId))?.filter(({ token }) => token === job.name) ?? [];
    return believed.length === 0 ? isJobToken(job.name) : believed.some((each) => isSameJob(job, each));
  });
}

/** Whether a job of this name may be among {@link onlyOurs}: cheap enough to be asked of thousands. */
export function mayBeOurs(known: readonly KnownJob[]): (name: string) => boolean {
  const names: ReadonlySet<string> = new Set(known.map(({ token }) => token));
  return (name) => isJobToken(name) || names.has(name);
}

function groupById(known: readonly KnownJob[]): ReadonlyMap<string, readonly KnownJob[]> {
  const groups = new Map<string, KnownJob[]>();
  for (const job of known) {
    const group = groups.get(bareId(job.batchId));
    if (group) group.push(job);
    else groups.set(bareId(job.batchId), [job]);
  }
  return groups;
}

/** True when name and submission time are those of the job that we know. */
export function isSameJob(shown: BatchJob, known: KnownJob): boolean {
  if (shown.name !== known.token) return false;
  if (shown.submittedAt === undefined) return true;
  return Math.abs(shown.submittedAt.getTime() - known.submittedAt.getTime()) <= toleranceMs;
}

/** Known jobs that are not among those shown, by id and name: another's job under the id does not count. */
export function missingFrom(shown: readonly BatchJob[], known: readonly KnownJob[]): readonly KnownJob[] {
  const keyOf = (id: string, name: string) => `${bareId(id)} ${name}`;
  const present = new Set(shown.map((job) => keyOf(job.batchId, job.name)));
  return known.filter((job) => !present.has(keyOf(job.batchId, job.token)));
}

/** `12.pbshost` and `12` are one job of one server: the suffix comes and goes with the command asked. */
export function bareId(id: string): string {
  return id.replace(/\..*$/, '');
}
