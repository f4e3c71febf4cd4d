import { KeyedQueue } from '../keyed-queue.ts';
import type { BatchJob, Platform } from '../platforms/platform.ts';
import { JobMoved } from './change-job.ts';
import type { Job, JobId } from './job.ts';
import type { JobContext } from './job-context.ts';
import { activeJobs, findJob, overdueJobs } from './job-queries.ts';
import { isInBatch } from './job-states.ts';
import type { JobDriver } from './jobs.ts';
import { batchJobIn } from './judge-end.ts';
import { knownJob } from './known-job.ts';
import { MarkerWatch } from './marker-watch.ts';
import { type BatchView, PlatformPoller, type PollPace, type PollQuestion } from './platform-poller.ts';
import { RetryTimers, type Waits } from './retry-timers.ts';
import { RunSightings } from './run-sightings.ts';
import type { Sighting } from './sighting.ts';
import { advance } from './steps/advance.ts';
import { confirmSubmission } from './steps/confirm.ts';
import { observe } from './steps/observe.ts';
import { recordWaits, type Wait, waitAsBefore } from './steps/record-waits.ts';
import type { StepOutcome } from './steps/step-outcome.ts';

/** Where the engine tells the operator what it cannot tell a customer; a pino logger fits. */
export interface EngineLog {
  warn(details: object, sentence: string): void;
}

/** What an engine is made from. */
export interface JobEngineOptions extends JobContext {
  readonly pace: PollPace;
  readonly log: EngineLog;
}

/** Jobs worked on at once; each mostly waits for a disk or a command. */
const MOST_PARALLEL = 16;
/** Before a step that failed for a passing reason is tried again. */
const retryWaits: Waits = { first: 500, longest: 60_000 };
/** Ms between two looks for ended jobs that have been kept for long enough. */
const SWEEP_INTERVAL = 600_000;

/**
 * Drives every job to its one end. Everything that it knows is in the database and in the workspaces, so that it can be
 * killed at any moment and goes on from there when it is started again. Clients' questions never reach a batch system:
 * only the one poller of each platform asks it.
 */
export class JobEngine implements JobDriver {
  readonly isHere = true;
  readonly #options: JobEngineOptions;
  readonly #queue = new KeyedQueue<JobId>(MOST_PARALLEL);
  readonly #pollers: ReadonlyMap<string, PlatformPoller>;
  readonly #watch: MarkerWatch;
  readonly #sightings = new RunSightings();
  readonly #retries = new RetryTimers<JobId>((id) => this.wake(id));
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
    this.#sweep = setInterval(() => void this.#forgetOverdue().catch(() => undefined), SWEEP_INTERVAL);
    this.#sweep.unref();
  }

  /** Goes on with a job soon: it is new, or somebody wants something of it. */
  wake(id: JobId): void {
    if (this.#stopped) return;
    this.#queue.run(id, () => this.#proceed(id)).catch((error: unknown) => this.#retryLater(id, error));
  }

  /** Lets what is under way come to a safe point. Jobs in the batch system go on without us. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#watch.stop();
    clearInterval(this.#sweep);
    this.#retries.stop();
    await Promise.all([...this.#pollers.values()].map((poller) => poller.stop()));
    await this.#queue.idle;
  }

  /** Does step after step until the job waits for the batch system or has ended. */
  async #proceed(id: JobId): Promise<void> {
    let outcome: StepOutcome = 'moved';
    while (outcome === 'moved' && !this.#stopped) outcome = await this.#oneStep(id);
    // A batch server that crashes forgets which jobs it was asked to end.
    if (outcome === 'look') this.#wakeLater(id, { ...retryWaits, first: this.#options.patience.look });
    else this.#retries.forget(id);
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
      // A request has changed the job between reading and writing: read again, decide again.
      if (error instanceof JobMoved) return 'moved';
      throw error;
    }
  }

  /** Ended jobs are kept for a while, not for ever. */
  async #forgetOverdue(): Promise<void> {
    for (const id of await overdueJobs(this.#options.store.db, Date.now())) this.wake(id);
  }

  /** Reads a workspace in which something has changed, without asking the batch system. */
  #glance(id: JobId): void {
    const glance = async () => {
      const job = await findJob(this.#options.store.db, id);
      if (job?.submittedAt === undefined || !isInBatch(job.state)) return;
      const seen = await this.#sightings.withoutBatch(job);
      const stays = await this.#take(job, seen);
      // A status other than 0: the batch system may know the reason.
      if (stays && seen.signs.exitStatus !== undefined) this.#pollerOf(job).hurry();
    };
    this.#queue.run(id, glance).catch((error: unknown) => {
      // Somebody wrote down meanwhile why it waits: what was seen must not wait for the next poll.
      if (error instanceof JobMoved && !this.#stopped) this.#glance(id);
      else this.#warn(id, error);
    });
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

  /** Tells every job of the platform what the batch system said of it, if only that it said nothing. */
  async #onView(platform: string, view: BatchView): Promise<void> {
    const shown = byName(view.jobs);
    const jobs = await this.#jobsOn(platform);
    const waits: Wait[] = [];
    const others: Promise<void>[] = [];
    for (const job of jobs) {
      const runs = shown.get(job.token) ?? [];
      const wait = waitAsBefore(job, runs);
      if (wait === undefined) {
        others.push(this.#hear(job, view.at, runs));
        continue;
      }
      // None of five thousand jobs that wait as before need be read again.
      this.#sightings.forget(job.id);
      waits.push(wait);
    }
    await Promise.all([this.#recordWaits(platform, waits), ...others]);
  }

  async #recordWaits(platform: string, waits: readonly Wait[]): Promise<void> {
    try {
      await recordWaits(this.#options, waits);
    } catch (error) {
      this.#options.log.warn({ platform, error }, 'Where and why jobs wait is not written down yet.');
    }
  }

  async #hear({ id, token }: Job, at: number, shown: readonly BatchJob[]): Promise<void> {
    const hear = async () => {
      // Read again: while this job waited for its turn, another view or a request may have changed it.
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
      // If a submission arrived twice, the other copy must be cancelled too.
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
    this.#retries.forget(id);
  }

  #pollerOf(job: Job): PlatformPoller {
    const name = this.#options.resources.find(job.resourceId)?.platform ?? '';
    const poller = this.#pollers.get(name);
    if (poller === undefined)
      throw new RangeError(`The platform ${name} of the job ${job.id} is not configured.`);
    return poller;
  }

  /** A full disk or a locked database loses nothing: the same step is tried again, at growing intervals. */
  #retryLater(id: JobId, error: unknown): void {
    this.#warn(id, error);
    this.#wakeLater(id, retryWaits);
  }

  #wakeLater(id: JobId, waits: Waits): void {
    if (!this.#stopped) this.#retries.later(id, waits);
  }

  #warn(id: JobId, error: unknown): void {
    if (error instanceof JobMoved) return;
    this.#options.log.warn({ job: id, error }, 'A step of the job failed; it will be tried again.');
  }
}

/** Groups jobs by their names; `Map.groupBy` came with Node 21. */
function byName(jobs: readonly BatchJob[]): ReadonlyMap<string, readonly BatchJob[]> {
  const groups = new Map<string, BatchJob[]>();
  for (const job of jobs) groups.set(job.name, [...(groups.get(job.name) ?? []), job]);
  return groups;
}
