import { EventEmitter } from 'node:events';
import type { JobId } from './job.ts';

/** Wakes the requests of this process that wait for a job to change; what changed, they read from the database. */
export class JobChanges {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  /** Tells that a job has changed; call it after the commit. */
  tell(id: JobId): void {
    this.#emitter.emit(id);
  }

  /** Resolves at the next change, when `signal` is aborted, or after `timeout` ms. */
  async next(id: string, timeout: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#emitter.off(id, done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, timeout);
      this.#emitter.once(id, done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
