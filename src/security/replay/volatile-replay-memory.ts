import type { ReplayMemory } from './replay-memory.ts';

/** How often expired entries are cleared away, in milliseconds. */
const SWEEP_INTERVAL = 30_000;

/** A replay memory that ends with the process: for clients and tests. */
export class VolatileReplayMemory implements ReplayMemory {
  readonly #expiries = new Map<string, number>();
  readonly #clock: () => number;
  #nextSweep = 0;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  remember(key: string, expiresAt: number): boolean {
    if (this.has(key)) return false;
    this.#sweep(this.#clock());
    this.#expiries.set(key, expiresAt);
    return true;
  }

  /** Takes a message back that was not accepted after all. */
  forget(key: string): void {
    this.#expiries.delete(key);
  }

  /** Whether a message is remembered and not expired. */
  has(key: string): boolean {
    return (this.#expiries.get(key) ?? Number.NEGATIVE_INFINITY) > this.#clock();
  }

  #sweep(now: number): void {
    if (now < this.#nextSweep) return;
    this.#nextSweep = now + SWEEP_INTERVAL;
    for (const [key, expiresAt] of this.#expiries) if (expiresAt <= now) this.#expiries.delete(key);
  }
}
