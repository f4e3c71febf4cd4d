import { PlegmaError } from '../../errors/plegma-error.ts';

/** Gives up what takes too long, and says what was waited for. */
export class Patience {
  readonly #controller = new AbortController();
  #what = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(what: string, seconds: number) {
    this.renew(what, seconds);
  }

  /** Aborted with DEMO_FAILED when the patience is over. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Waits for something else from now on; for the same, the time goes on. */
  renew(what: string, seconds: number): void {
    if (what === this.#what) return;
    this.end();
    this.#what = what;
    const error = new PlegmaError('DEMO_FAILED', `${what} within ${seconds} s.`);
    this.#timer = setTimeout(() => this.#controller.abort(error), seconds * 1000);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
