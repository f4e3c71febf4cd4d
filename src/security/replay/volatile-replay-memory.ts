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
    const now = this.#clock();
    this.#sweep(now);
    const known = this.#expiries.get(key);
    if (known !== undefined && known > now) return false;
    this.#expiries.set(key, expiresAt);
    return true;
  }

  /** Entries that are still to be remembered, expired ones cleared away. */
  entries(): IterableIterator<[key: string, expiresAt: number]> {
    this.#nextSweep = 0;
    this.#sweep(this.#clock());
    return this.#expiries.entries();
  }

  #sweep(now: number): void {
    if (now < this.#nextSweep) return;
    this.#nextSweep = now + SWEEP_INTERVAL;
    for (const [key, expiresAt] of this.#expiries) if (expiresAt <= now) this.#expiries.delete(key);
  }
}
