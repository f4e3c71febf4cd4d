import type { BatchJob, KnownJob, LocalUser, Platform } from '../platforms/platform.ts';

/** How often a batch system is asked; all in ms. */
export interface PollPace {
  /** The least time between two questions: right after something has happened. */
  readonly shortest: number;
  /** The most, while all goes well: when nothing has happened for a while, or asking takes long. */
  readonly longest: number;
  /** The most while the batch system fails. */
  readonly backOff: number;
}

/** What the batch system showed in one go. */
export interface BatchView {
  /** When the question was asked (ms): jobs submitted later are not in the answer. */
  readonly at: number;
  readonly jobs: readonly BatchJob[];
}

/** What a batch system is asked for. */
export interface PollQuestion {
  readonly known: readonly KnownJob[];
  /** Users of jobs whose batch id may not be known. */
  readonly users: readonly LocalUser[];
}

/** What a poller asks for and whom it tells. */
export interface PollerWork {
  /** Undefined when there is nothing to ask about. */
  readonly question: () => Promise<PollQuestion | undefined>;
  readonly onView: (view: BatchView) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Asks a batch system about all jobs in one question, however many clients wait for them; nothing else asks it (BA-2).
 * It asks often after something has happened and seldom when all is quiet. It spends at most a twentieth of its time on asking
 * and on handling the answer, and backs off after failures (BA-6). It waits by a clock that
 * nobody can set.
 */
export class PlatformPoller {
  readonly #platform: Platform;
  readonly #pace: PollPace;
  readonly #work: PollerWork;
  #lastEvent = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #lastDuration = 0;
  #stopped = true;
  #wake: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(platform: Platform, pace: PollPace, work: PollerWork) {
    this.#platform = platform;
    this.#pace = pace;
    this.#work = work;
  }

  /** True while the batch system does not answer: for /readyz. */
  get failing(): boolean {
    return this.#failures > 0;
  }

  start(): void {
    this.#stopped = false;
    this.hurry();
    this.#loop = this.#run();
  }

  /** Something has happened: ask soon. */
  hurry(): void {
    this.#lastEvent = performance.now();
    this.#wake();
  }

  /** Resolves when the question that is under way has been answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const asked = await this.#ask();
      await this.#rest(asked);
    }
  }

  /** False where there was nothing to ask about. */
  async #ask(): Promise<boolean> {
    const at = Date.now();
    const began = performance.now();
    try {
      const question = await this.#work.question();
      if (question === undefined) return false;
      const jobs = await this.#platform.poll(question.known, question.users);
      this.#failures = 0;
      await this.#work.onView({ at, jobs });
      this.#lastDuration = performance.now() - began;
    } catch (error) {
      this.#failures += 1;
      this.#work.onFailure(error);
    }
    return true;
  }

  /** Waits for the interval; with nothing to ask about, for the next event. Events shorten it to the shortest. */
  async #rest(asked: boolean): Promise<void> {
    const began = performance.now();
    while (!this.#stopped) {
      const interval = asked || this.#lastEvent >= began ? this.#interval() : Number.POSITIVE_INFINITY;
      const left = began + interval - performance.now();
      if (left <= 0) return;
      await this.#pause(Math.min(left, 2 ** 31 - 1));
    }
  }

  #interval(): number {
    const { shortest, longest, backOff } = this.#pace;
    if (this.#failures > 0) return Math.min(backOff, shortest * 2 ** this.#failures);
    const quiet = (performance.now() - this.#lastEvent) / 4;
    return Math.max(shortest, Math.min(longest, Math.max(quiet, 20 * this.#lastDuration)));
  }

  #pause(time: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, time);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
