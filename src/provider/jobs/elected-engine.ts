import { claimLease, type LeaseClaim, releaseLease } from '../../store/lease.ts';
import type { Store } from '../../store/open-store.ts';
import type { JobId } from './job.ts';
import type { EngineLog, JobEngine } from './job-engine.ts';
import { jobsInNeed } from './job-queries.ts';
import { isGoneProcess, ownProcessName } from './process-name.ts';

/** What an elected engine is made from. */
export interface ElectedEngineOptions {
  readonly store: Store;
  /** A new engine for each term of office. */
  readonly makeEngine: () => JobEngine;
  readonly log: EngineLog;
}

/** Ms. A lease that was not renewed for this long is free. */
const DURATION = 15_000;
/** Ms after which the holder renews its lease. */
const RENEWAL = 5_000;
/** Ms between two looks for a free lease, and for jobs that other processes accepted. */
const INTERVAL = 1_000;

/**
 * Of all processes on one database only the holder of a lease drives the jobs and asks the batch systems. The others
 * accept requests, and the holder finds what they write down. If the holder dies, a process on the same machine takes
 * over at once, one on another machine when the lease has expired.
 *
 * A holder that was paused for longer than its lease does no harm when it continues: a change of a job is refused if the
 * job has moved meanwhile, and a run that was submitted twice runs once.
 */
export class ElectedEngine {
  readonly #options: ElectedEngineOptions;
  #holder = '';
  #engine: JobEngine | undefined;
  #claimedAt = 0;
  #seen = new Map<JobId, number>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: ElectedEngineOptions) {
    this.#options = options;
  }

  /** False while another process drives the jobs. */
  get isHere(): boolean {
    return this.#engine !== undefined;
  }

  /** The platforms that do not answer this process at the moment. */
  get failingPlatforms(): readonly string[] {
    return this.#engine?.failingPlatforms ?? [];
  }

  /** Takes up the jobs, unless another process has them; from then on stands by to take over. */
  async start(): Promise<void> {
    this.#holder = await ownProcessName();
    await this.#look();
    this.#next();
  }

  /** A job is new or somebody wants something of it. */
  wake(id: JobId): void {
    this.#engine?.wake(id);
  }

  /** Brings what is under way to a safe point and frees the lease for another process. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#round;
    if (this.#engine === undefined) return;
    await this.#resign();
    await releaseLease(this.#options.store, this.#claim());
  }

  #next(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#look().then(() => this.#next());
    }, INTERVAL);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    try {
      if (await this.#holdsLease()) await this.#serve();
      else await this.#resign();
    } catch (error) {
      this.#options.log.warn(
        { error },
        'The lease on the jobs cannot be looked after; it will be tried again.',
      );
      if (Date.now() - this.#claimedAt > DURATION) await this.#resign();
    }
  }

  async #holdsLease(): Promise<boolean> {
    const now = Date.now();
    if (this.#engine !== undefined && now - this.#claimedAt < RENEWAL) return true;
    const holds = await claimLease(this.#options.store, this.#claim());
    if (holds) this.#claimedAt = now;
    return holds;
  }

  #claim(): LeaseClaim {
    return { name: 'jobs', holder: this.#holder, duration: DURATION, isGone: isGoneProcess };
  }

  async #serve(): Promise<void> {
    if (this.#engine === undefined) {
      const engine = this.#options.makeEngine();
      await engine.start();
      this.#engine = engine;
      this.#seen = new Map(await jobsInNeed(this.#options.store.db));
      return;
    }
    const inNeed = await jobsInNeed(this.#options.store.db);
    for (const [id, version] of inNeed) if (this.#seen.get(id) !== version) this.#engine.wake(id);
    this.#seen = new Map(inNeed);
  }

  async #resign(): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    await engine?.stop();
  }
}
