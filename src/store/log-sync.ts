import { PlegmaError } from '../errors/plegma-error.ts';

/**
 * Brings commits to the disk beside the event loop: the log is forced once for all that wait for it (group commit).
 * SQLite's own way (`synchronous = full`) forces it at each commit and holds up the whole process meanwhile.
 *
 * After a power cut the log is read up to the first damage (WAL-mode File Format §4.1): no commit outlives an earlier one.
 */
export class LogSync {
  readonly #force: () => Promise<void>;
  #committed = 0;
  #kept = 0;
  #running: Promise<void> | undefined;
  #failure: PlegmaError | undefined;

  /** @param force Resolves when all that was written to the log before is on the disk. */
  constructor(force: () => Promise<void>) {
    this.#force = force;
  }

  /** Something has been committed. */
  note(): void {
    this.#committed += 1;
  }

  /**
   * Refuses once the log could not be forced: what is read of it now may be gone at the next start, and forcing it
   * again would be told that all is well.
   *
   * @throws STORE_UNAVAILABLE
   */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Resolves when all that has been committed so far is on the disk. @throws STORE_UNAVAILABLE */
  async reach(): Promise<void> {
    const wanted = this.#committed;
    while (this.#kept < wanted) {
      // One that is under way has perhaps not seen the newest commits; the next one has.
      this.#running ??= this.#forceAll();
      await this.#running;
    }
  }

  async #forceAll(): Promise<void> {
    const committed = this.#committed;
    try {
      this.check();
      await this.#force();
      this.#kept = committed;
    } catch (error) {
      this.#failure ??= notKept(error);
      throw this.#failure;
    } finally {
      this.#running = undefined;
    }
  }
}

function notKept(cause: unknown): PlegmaError {
  const reason = cause instanceof Error ? cause.message : 'no reason given';
  return new PlegmaError(
    'STORE_UNAVAILABLE',
    `The disk has not kept what was written to the database (${reason}): nothing more is written until the service is started again.`,
    { cause, retryAfter: 60 },
  );
}
