import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import type { ReplayMemory } from './replay-memory.ts';
import { VolatileReplayMemory } from './volatile-replay-memory.ts';

/** After this many lines the journal is written anew without the entries that have expired. */
const COMPACT_AFTER = 100_000;

/**
 * A replay memory that survives the end of the process, also by SIGKILL: each message is a line that the system
 * has before it is answered. It is not forced to the disk, which would cost more than the whole message: after a
 * loss of power the last seconds before it may be missing. For one process at a time.
 */
export class ReplayJournal implements ReplayMemory {
  readonly #path: string;
  readonly #memory: VolatileReplayMemory;
  #file: number;
  #lines = 0;

  /**
   * Opens a journal, or begins one.
   *
   * @param path A file that only this process writes.
   * @param clock Milliseconds since 1970.
   */
  constructor(path: string, clock: () => number = Date.now) {
    this.#path = path;
    this.#memory = new VolatileReplayMemory(clock);
    for (const [key, expiresAt] of readJournal(path)) this.#memory.remember(key, expiresAt);
    this.#file = this.#compact();
  }

  remember(key: string, expiresAt: number): boolean {
    if (!this.#memory.remember(key, expiresAt)) return false;
    if (this.#lines >= COMPACT_AFTER) {
      closeSync(this.#file);
      this.#file = this.#compact();
    } else {
      writeSync(this.#file, lineOf(key, expiresAt));
      this.#lines += 1;
    }
    return true;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Writes the entries that still count, in one step; opens the result for more. */
  #compact(): number {
    const lines = Array.from(this.#memory.entries(), ([key, expiresAt]) => lineOf(key, expiresAt));
    const next = `${this.#path}.new`;
    writeFileSync(next, lines.join(''), { mode: 0o600 });
    renameSync(next, this.#path);
    this.#lines = 0;
    return openSync(this.#path, 'a');
  }
}

function lineOf(key: string, expiresAt: number): string {
  return `${expiresAt} ${key}\n`;
}

/** A line that was cut off by a crash belongs to a message that was not answered. */
function readJournal(path: string): [key: string, expiresAt: number][] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').matchAll(/^(\d+) (\S+)\n/gm);
  return Array.from(lines, ([, expiresAt = '', key = '']) => [key, Number(expiresAt)]);
}
