import type { BatchJob } from '../platforms/platform.ts';
import type { Job, JobId } from './job.ts';
import type { BatchWord } from './judge-end.ts';
import { noSigns, type RunSigns, readRunSigns } from './run-signs.ts';
import type { Sighting } from './sighting.ts';

/**
 * Combines what batch system and workspace show of a run, and remembers since when a run has been gone or has told its
 * status: by a clock of its own, for the machine's may be set and those of the nodes may differ.
 */
export class RunSightings {
  readonly #goneSince = new Map<JobId, number>();
  readonly #statusSince = new Map<JobId, number>();

  /** From an answer of the batch system to a question asked at `at`. */
  async fromView(job: Job, candidates: readonly BatchJob[], at: number): Promise<Sighting> {
    const batch = chooseRun(job, candidates, at);
    const goneFor = this.#goneFor(job.id, batch);
    // A job that waits in the queue has left no signs: for five thousand of them no file need be read. A held one may have run.
    const isUntouched = isWaiting(batch) && job.startedAt === undefined;
    const signs = isUntouched ? noSigns : await readRunSigns(job.workspace, job.token);
    return { batch, signs, at, goneFor, statusFor: this.#statusFor(job.id, signs) };
  }

  /** From the workspace alone. */
  async withoutBatch(job: Job): Promise<Sighting> {
    const at = Date.now();
    const signs = await readRunSigns(job.workspace, job.token);
    return { batch: 'not-asked', signs, at, goneFor: 0, statusFor: this.#statusFor(job.id, signs) };
  }

  forget(id: JobId): void {
    this.#goneSince.delete(id);
    this.#statusSince.delete(id);
  }

  #goneFor(id: JobId, batch: BatchWord): number {
    if (batch === 'not-asked') return 0;
    if (batch !== 'absent' && batch.state !== 'ended' && batch.end === undefined) {
      this.#goneSince.delete(id);
      return 0;
    }
    return timeIn(this.#goneSince, id);
  }

  #statusFor(id: JobId, { exitStatus }: RunSigns): number {
    return exitStatus === undefined ? 0 : timeIn(this.#statusSince, id);
  }
}

/** Ms since this was asked first. */
function timeIn(since: Map<JobId, number>, id: JobId): number {
  const first = since.get(id) ?? performance.now();
  since.set(id, first);
  return performance.now() - first;
}

/**
 * What the batch system says of a job. After a submission of unknown outcome there may be two jobs with its token, but
 * the run lock lets only one of them run: so one that lives counts more than one that ended, and running more than waiting.
 */
function chooseRun(job: Job, candidates: readonly BatchJob[], at: number): BatchWord {
  const rank = ({ state, batchId }: BatchJob) => 2 * liveliness(state) + (batchId === job.batchId ? 1 : 0);
  const [best] = [...candidates].sort((a, b) => rank(b) - rank(a));
  if (best !== undefined) return best;
  // A question asked before the submission was answered says nothing of it; a submission later than now tells of a clock that
  // was set back since.
  const { submittedAt = 0 } = job;
  return at <= submittedAt && submittedAt <= Date.now() ? 'not-asked' : 'absent';
}

function liveliness(state: BatchJob['state']): 0 | 1 | 2 {
  if (state === 'ended') return 0;
  return state === 'queued' || state === 'held' ? 1 : 2;
}

function isWaiting(batch: BatchWord): boolean {
  return typeof batch !== 'string' && batch.end === undefined && batch.state === 'queued';
}
