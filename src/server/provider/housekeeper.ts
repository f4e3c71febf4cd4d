import type { Data } from '../../provider/data/data-rules.ts';
import { dropExpiredStagers } from '../../provider/data/housekeeping.ts';
import type { Log } from '../log.ts';

/** Ms between two rounds. */
const INTERVAL = 60_000;

/** Removes expired data, once a minute. */
export class Housekeeper {
  readonly #data: Data;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(data: Data, log: Log) {
    this.#data = data;
    this.#log = log;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#round = this.#round.then(() => this.#clear());
    }, INTERVAL);
    this.#timer.unref();
  }

  /** Resolves when the round that is under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  async #clear(): Promise<void> {
    try {
      const dropped = await dropExpiredStagers(this.#data);
      if (dropped > 0) this.#log.info({ stagers: dropped }, 'Data whose time had come are gone.');
    } catch (err) {
      this.#log.warn({ err }, 'Housekeeping failed; it will be tried again.');
    }
  }
}
