import { type FSWatcher, watch } from 'node:fs';
import type { JobId } from './job.ts';
import { hasRunLock } from './run-lock.ts';

/** Changes of one workspace within this time (ms) are told as one. */
const GATHERING = 40;

/**
 * Notices changes in the workspaces of running jobs at once, if the file system tells of them. It is only a short cut: on
 * a network file system, or when the system has no watches left, the poller finds them later.
 */
export class MarkerWatch {
  readonly #tell: (id: JobId) => void;
  readonly #watchers = new Map<JobId, FSWatcher>();
  readonly #gathered = new Map<JobId, NodeJS.Timeout>();

  constructor(tell: (id: JobId) => void) {
    this.#tell = tell;
  }

  watch(id: JobId, directory: string): void {
    this.unwatch(id);
    try {
      const watcher = watch(directory, { persistent: false }, () => this.#gather(id));
      watcher.on('error', () => this.unwatch(id));
      this.#watchers.set(id, watcher);
    } catch {
      // No watches left or no such directory: see above.
      return;
    }
    // A file system that does not answer is the poller's to find out.
    this.#lookOnce(id, directory).catch(() => undefined);
  }

  unwatch(id: JobId): void {
    this.#watchers.get(id)?.close();
    this.#watchers.delete(id);
    clearTimeout(this.#gathered.get(id));
    this.#gathered.delete(id);
  }

  stop(): void {
    for (const id of [...this.#watchers.keys()]) this.unwatch(id);
  }

  /** A run that has begun between the submission and now was not seen. */
  async #lookOnce(id: JobId, directory: string): Promise<void> {
    if ((await hasRunLock(directory)) && this.#watchers.has(id)) this.#gather(id);
  }

  #gather(id: JobId): void {
    if (this.#gathered.has(id)) return;
    const timer = setTimeout(() => {
      this.#gathered.delete(id);
      this.#tell(id);
    }, GATHERING);
    this.#gathered.set(id, timer);
  }
}
