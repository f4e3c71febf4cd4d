/** The first wait of a row and the longest (ms); each is twice the one before. */
export interface Waits {
  readonly first: number;
  readonly longest: number;
}

/** Does something again later for each key, and waits longer each time until the key is forgotten. */
export class RetryTimers<Key> {
  readonly #retry: (key: Key) => void;
  readonly #waiting = new Map<Key, { readonly timer: NodeJS.Timeout; readonly wait: number }>();

  /** @param retry What is done when a wait is over. */
  constructor(retry: (key: Key) => void) {
    this.#retry = retry;
  }

  /** Starts the next wait of a key; a wait that is under way is replaced. */
  later(key: Key, { first, longest }: Waits): void {
    const earlier = this.#waiting.get(key);
    clearTimeout(earlier?.timer);
    const wait = Math.min(longest, 2 * (earlier?.wait ?? first / 2));
    this.#waiting.set(key, { timer: setTimeout(() => this.#retry(key), wait), wait });
  }

  /** Ends the wait of a key; its next one will be the first. */
  forget(key: Key): void {
    clearTimeout(this.#waiting.get(key)?.timer);
    this.#waiting.delete(key);
  }

  /** Ends all waits. */
  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
  }
}
