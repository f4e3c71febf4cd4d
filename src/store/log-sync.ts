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
  #synced = 0;
  #running: Promise<void> | undefined;
  #failure: PlegmaError | undefined;

  /** @param force Resolves when all that was written to the log before is on the disk. */
  constructor(force: () => Promise<void>) {
    this.#force = force;
  }

  /** Counts a commit that is not on the disk yet. */
  noteCommit(): void {
    this.#committed += 1;
  }

  /**
   * Refuses for ever once the log could not be forced: what is read of it now may be gone at the next start, and the
   * system would report a second attempt as a success.
   *
   * @throws STORE_UNAVAILABLE
   */
  requireHealthy(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Resolves when all that has been committed so far is on the disk. @throws STORE_UNAVAILABLE */
  async sync(): Promise<void> {
    const wanted = this.#committed;
    while (this.#synced < wanted) {
      // A run that is under way may have begun before the newest commits; the next one covers them.
      this.#running ??= this.#forceAll();
      await this.#running;
    }
  }

  async #forceAll(): Promise<void> {
    const committed = this.#committed;
    try {
      this.requireHealthy();
      await this.#force();
      this.#synced = committed;
    } catch (error) {
      this.#failure ??= syncFailed(error);
      throw this.#failure;
    } finally {
      this.#running = undefined;
    }
  }
}

function syncFailed(cause: unknown): PlegmaError {
  const reason = cause instanceof Error ? cause.message : 'no reason given';
  return new PlegmaError(
    'STORE_UNAVAILABLE',
    `The disk has not kept what was written to the database (${reason}): nothing more is written until the service is started again.`,
    { cause, retryAfter: 60 },
  );
}
