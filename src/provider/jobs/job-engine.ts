import type { BatchJob, Platform } from '../platforms/platform.ts';
import { JobMoved } from './change-job.ts';
import type { Job, JobId } from './job.ts';
import type { JobContext } from './job-context.ts';
import { activeJobs, findJob, overdueJobs } from './job-queries.ts';
import { isInBatch } from './job-states.ts';
import type { JobDriver } from './jobs.ts';
import { batchJobIn } from './judge-end.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { knownJob } from './known-job.ts';
import { MarkerWatch } from './marker-watch.ts';
import { type BatchView, PlatformPoller, type PollPace, type PollQuestion } from './platform-poller.ts';
import { RunSightings } from './run-sightings.ts';
import type { Sighting } from './sighting.ts';
import { advance } from './steps/advance.ts';
import { confirmSubmission } from './steps/confirm.ts';
import { observe } from './steps/observe.ts';
import type { StepOutcome } from './steps/step-outcome.ts';

/** Where the engine tells the operator what it cannot tell a customer; a pino logger fits. */
export interface EngineLog {
  warn(details: object, sentence: string): void;
}

export interface JobEngineOptions extends JobContext {
  readonly pace: PollPace;
  readonly log: EngineLog;
}

/** Jobs worked on at once; each is mostly waiting for a disk or a command. */
const parallel = 8;
/** Waits (ms) before a step that failed for a passing reason is tried again: each twice the one before. */
const retryWaits: Waits = { first: 500, longest: 60_000 };
/** Ms between two looks for ended jobs whose time is over. */
const sweepInterval = 600_000;

interface Waits {
  readonly first: number;
  readonly longest: number;
}

/**
 * Drives every job to its one end. All that it knows is in the database and in the workspaces: killed at any
 * moment and started again, it goes on from there. Clients' questions never reach a batch system; only the one
 * poller of each platform asks it.
 */
export class JobEngine implements JobDriver {
  readonly isHere = true;
  readonly #options: JobEngineOptions;
  readonly #queue = new KeyedQueue<JobId>(parallel);
  readonly #pollers: ReadonlyMap<string, PlatformPoller>;
  readonly #watch: MarkerWatch;
  readonly #sightings = new RunSightings();
  readonly #retries = new Map<JobId, { readonly timer: NodeJS.Timeout; readonly wait: number }>();
  #sweep: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: JobEngineOptions) {
    this.#options = options;
    this.#watch = new MarkerWatch((id) => this.#glance(id));
    this.#pollers = new Map(
      [...options.resources.platforms.keys()].map((name) => [name, this.#pollerFor(name)]),
    );
  }

  /** The platforms that do not answer at the moment: for /readyz. */
  get failingPlatforms(): readonly string[] {
    return [...this.#pollers].filter(([, poller]) => poller.failing).map(([name]) => name);
  }

  /** Takes up every job that has not come to its end. */
  async start(): Promise<void> {
    for (const job of await activeJobs(this.#options.store.db)) {
      if (job.submittedAt !== undefined && isInBatch(job.state)) this.#watch.watch(job.id, job.workspace);
      this.wake(job.id);
    }
    for (const poller of this.#pollers.values()) poller.start();
    await this.#forgetOverdue();
    this.#sweep = setInterval(() => void this.#forgetOverdue().catch(() => undefined), sweepInterval);
    this.#sweep.unref();
  }

  /** A job is new or somebody wants something of it: goes on with it soon. */
  wake(id: JobId): void {
    if (this.#stopped) return;
    this.#queue.run(id, () => this.#proceed(id)).catch((error: unknown) => this.#retryLater(id, error));
  }

  /** Lets what is under way come to a safe point. Jobs in the batch system go on without us. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#watch.stop();
    clearInterval(this.#sweep);
    for (const { timer } of this.#retries.values()) clearTimeout(timer);
    await Promise.all([...this.#pollers.values()].map((poller) => poller.stop()));
    await this.#queue.idle;
  }

  /** Does step after step until the job waits for the batch system or has ended. */
  async #proceed(id: JobId): Promise<void> {
    let outcome: StepOutcome = 'moved';
    while (outcome === 'moved' && !this.#stopped) outcome = await this.#oneStep(id);
    // A batch server that dies forgets whose end it was asked for.
    if (outcome === 'look') this.#wakeLater(id, { ...retryWaits, first: this.#options.patience.look });
    else this.#forgetRetry(id);
  }

  async #oneStep(id: JobId): Promise<StepOutcome> {
    const job = await findJob(this.#options.store.db, id);
    if (job === undefined) return 'nothing';
    try {
      const outcome = await advance(this.#options, job);
      if (outcome !== 'nothing') this.#options.changes.tell(id);
      if (outcome === 'submitted') this.#watch.watch(id, job.workspace);
      if (outcome === 'submitted' || outcome === 'look') this.#pollerOf(job).hurry();
      if (outcome === 'ended') this.#letGo(id);
      return outcome;
    } catch (error) {
      // Read again and decide again: a request has changed the job between reading and writing.
      if (error instanceof JobMoved) return 'moved';
      throw error;
    }
  }

  /** Ended jobs are kept for a while, not for ever. */
  async #forgetOverdue(): Promise<void> {
    for (const id of await overdueJobs(this.#options.store.db, Date.now())) this.wake(id);
  }

  /** Something has changed in a workspace: reads it without asking the batch system. */
  #glance(id: JobId): void {
    const glance = async () => {
      const job = await findJob(this.#options.store.db, id);
      if (job?.submittedAt === undefined || !isInBatch(job.state)) return;
      const seen = await this.#sightings.withoutBatch(job);
      const stays = await this.#take(job, seen);
      // A status other than 0: the batch system may know the reason.
      if (stays && seen.signs.exitStatus !== undefined) this.#pollerOf(job).hurry();
    };
    this.#queue.run(id, glance).catch((error: unknown) => this.#warn(id, error));
  }

  #pollerFor(name: string): PlatformPoller {
    const platform = this.#options.resources.platforms.get(name);
    if (platform === undefined) throw new RangeError(`There is no platform ${name}.`);
    return new PlatformPoller(platform, this.#options.pace, {
      question: () => this.#questionTo(name, platform),
      onView: (view) => this.#onView(name, view),
      onFailure: (error) =>
        this.#options.log.warn({ platform: name, error }, 'The batch system cannot be asked.'),
    });
  }

  async #jobsOn(platform: string): Promise<readonly Job[]> {
    const jobs = await activeJobs(this.#options.store.db);
    return jobs.filter(
      (job) =>
        job.intentAt !== undefined &&
        isInBatch(job.state) &&
        this.#options.resources.find(job.resourceId)?.platform === platform,
    );
  }

  async #questionTo(name: string, platform: Platform): Promise<PollQuestion | undefined> {
    const jobs = await this.#jobsOn(name);
    if (jobs.length === 0) return undefined;
    const users = new Set(jobs.flatMap(({ localUser }) => localUser ?? []));
    return {
      known: jobs.flatMap((job) => knownJob(job, this.#options.applications, platform) ?? []),
      users: [...users],
    };
  }

  /** Every job of the platform hears what the batch system has said, or that it has said nothing of it. */
  async #onView(platform: string, view: BatchView): Promise<void> {
    const shown = byName(view.jobs);
    const jobs = await this.#jobsOn(platform);
    await Promise.all(jobs.map((job) => this.#hear(job, view.at, shown.get(job.token) ?? [])));
  }

  async #hear({ id, token, ...known }: Job, at: number, shown: readonly BatchJob[]): Promise<void> {
    // Of five thousand jobs that wait as before, none need be read again.
    if (waitsAsBefore(known, shown)) return this.#sightings.forget(id);
    const hear = async () => {
      // Read anew: while this job waited for its turn, another view or a request may have moved it.
      const job = await findJob(this.#options.store.db, id);
      if (job === undefined || job.token !== token || !isInBatch(job.state)) return;
      if (job.submittedAt === undefined) {
        if (!(await confirmSubmission(this.#options, job, shown, at))) return;
        this.#watch.watch(id, job.workspace);
        return this.wake(id);
      }
      await this.#take(job, await this.#sightings.fromView(job, shown, at));
    };
    await this.#queue.run(id, hear).catch((error: unknown) => this.#warn(id, error));
  }

  /** False where the job has left the batch system. */
  async #take(job: Job, seen: Sighting): Promise<boolean> {
    if (isInBatch(await observe(this.#options, job, seen))) {
      // Of a submission that arrived twice, the other copy is to be cancelled too.
      const shown = batchJobIn(seen.batch)?.batchId ?? job.batchId;
      if (job.cancel !== undefined && shown !== job.batchId) this.wake(job.id);
      return true;
    }
    this.#letGo(job.id);
    this.wake(job.id);
    return false;
  }

  #letGo(id: JobId): void {
    this.#watch.unwatch(id);
    this.#sightings.forget(id);
    this.#forgetRetry(id);
  }

  #pollerOf(job: Job): PlatformPoller {
    const name = this.#options.resources.find(job.resourceId)?.platform ?? '';
    const poller = this.#pollers.get(name);
    if (poller === undefined)
      throw new RangeError(`The platform ${name} of the job ${job.id} is not configured.`);
    return poller;
  }

  /** Nothing is lost by a full disk or a locked database: the same step is tried again, later and later. */
  #retryLater(id: JobId, error: unknown): void {
    this.#warn(id, error);
    this.#wakeLater(id, retryWaits);
  }

  #wakeLater(id: JobId, { first, longest }: Waits): void {
    if (this.#stopped) return;
    const wait = Math.min(longest, 2 * (this.#retries.get(id)?.wait ?? first / 2));
    clearTimeout(this.#retries.get(id)?.timer);
    this.#retries.set(id, { timer: setTimeout(() => this.wake(id), wait), wait });
  }

  #forgetRetry(id: JobId): void {
    clearTimeout(this.#retries.get(id)?.timer);
    this.#retries.delete(id);
  }

  #warn(id: JobId, error: unknown): void {
    if (error instanceof JobMoved) return;
    this.#options.log.warn({ job: id, error }, 'A step of the job failed; it will be tried again.');
  }
}

/** True where the batch system shows just what is known: one job in the queue. */
function waitsAsBefore(
  known: Pick<Job, 'state' | 'batchId' | 'queue'>,
  [shown, other]: readonly BatchJob[],
): boolean {
  return (
    other === undefined &&
    (shown?.state === 'queued' || shown?.state === 'held') &&
    shown.end === undefined &&
    shown.state === known.state &&
    shown.batchId === known.batchId &&
    (shown.queue === undefined || shown.queue === known.queue)
  );
}

/** `Map.groupBy` came with Node 21. */
function byName(jobs: readonly BatchJob[]): ReadonlyMap<string, readonly BatchJob[]> {
  const groups = new Map<string, BatchJob[]>();
  for (const job of jobs) groups.set(job.name, [...(groups.get(job.name) ?? []), job]);
  return groups;
}
