import { isJobToken } from './job-token.ts';
import type { BatchJob, KnownJob } from './platform.ts';

/**
 * How far (ms) the batch server's clock and a slow qsub may put the submission time from ours. Ids that a crashed server
 * gives out again are recognised by the name already; the time recognises a copy of the name.
 */
const TOLERANCE_MS = 15 * 60 * 1000;

/**
 * Our jobs among all that a batch system shows (BA-3). A known id counts only with the name and the time of our submission:
 * after a crash Slurm gives the same id to the next job. A job with another id counts if its name has the form of a token:
 * so a submission whose answer was cut off is found.
 */
export function onlyOurs(shown: readonly BatchJob[], known: readonly KnownJob[]): readonly BatchJob[] {
  const byId = groupById(known);
  return shown.filter((job) => {
    // Two of our jobs may share an id: one that a crash lost, and the one that got its id next, perhaps without our
    // knowing yet.
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
  return Math.abs(shown.submittedAt.getTime() - known.submittedAt.getTime()) <= TOLERANCE_MS;
}

/** Known jobs that are not among those shown, compared by id and name: another job with the id does not count. */
export function missingFrom(shown: readonly BatchJob[], known: readonly KnownJob[]): readonly KnownJob[] {
  const keyOf = (id: string, name: string) => `${bareId(id)} ${name}`;
  const present = new Set(shown.map((job) => keyOf(job.batchId, job.name)));
  return known.filter((job) => !present.has(keyOf(job.batchId, job.token)));
}

/** The id without its server: some commands print `12.pbshost`, others `12`. */
export function bareId(id: string): string {
  return id.replace(/\..*$/, '');
}
