import type { ReplayMemory } from './replay-memory.ts';

/** How often expired entries are cleared away, in milliseconds. */
const SWEEP_INTERVAL = 30_000;

/** When a message expires, by both clocks. */
interface Expiry {
  readonly clock: number;
  readonly steady: number;
}

/**
 * A replay memory that ends with the process: for clients and tests. An entry is kept until it has expired by a clock
 * that nobody can set, too: set ahead and back again, the other one would make us forget messages that are still young.
 */
export class VolatileReplayMemory implements ReplayMemory {
  readonly #expiries = new Map<string, Expiry>();
  readonly #clock: () => number;
  readonly #steady: () => number;
  #nextSweep = 0;

  /**
   * @param clock Milliseconds since 1970.
   * @param steady Milliseconds since some moment.
   */
  constructor(clock: () => number = Date.now, steady: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#steady = steady;
  }

  remember(key: string, expiresAt: number): boolean {
    if (this.has(key)) return false;
    const steady = this.#steady();
    this.#sweep(steady);
    this.#expiries.set(key, { clock: expiresAt, steady: steady + expiresAt - this.#clock() });
    return true;
  }

  /** Takes a message back that was not accepted after all. */
  forget(key: string): void {
    this.#expiries.delete(key);
  }

  /** Whether a message is remembered and not expired. */
  has(key: string): boolean {
    const expiry = this.#expiries.get(key);
    return expiry !== undefined && !this.#isOver(expiry);
  }

  #isOver({ clock, steady }: Expiry): boolean {
    return clock <= this.#clock() && steady <= this.#steady();
  }

  #sweep(steady: number): void {
    if (steady < this.#nextSweep) return;
    this.#nextSweep = steady + SWEEP_INTERVAL;
    for (const [key, expiry] of this.#expiries) if (this.#isOver(expiry)) this.#expiries.delete(key);
  }
}
