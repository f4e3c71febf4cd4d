/**
 * Runs the work of each key one after the other, in the order of the calls, and no more than `limit` at once in all. So
 * no job is worked on twice at the same time, and a thousand new jobs do not open a thousand files.
 */
export class KeyedQueue<Key> {
  readonly #limit: number;
  readonly #tails = new Map<Key, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves when all that was asked for so far has been done. */
  get idle(): Promise<void> {
    return Promise.all(this.#tails.values()).then(() => undefined);
  }

  run<T>(key: Key, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(() => this.#withinLimit(work));
    const tail: Promise<void> = result.then(
      () => this.#drop(key, tail),
      () => this.#drop(key, tail),
    );
    this.#tails.set(key, tail);
    return result;
  }

  async #withinLimit<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#limit) this.#running += 1;
    else await new Promise<void>((go) => this.#waiting.push(go));
    try {
      return await work();
    } finally {
      // The place is handed on: nobody who asks in the meantime finds it free.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  #drop(key: Key, tail: Promise<void>): void {
    if (this.#tails.get(key) === tail) this.#tails.delete(key);
  }
}
