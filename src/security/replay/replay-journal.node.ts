import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ReplayMemory } from './replay-memory.ts';
import { VolatileReplayMemory } from './volatile-replay-memory.ts';

/** Ms that one file of a journal serves. */
const PERIOD = 300_000;

/** Files below this size (bytes) do not stay for a few messages that count for long. */
const SMALL = 65_536;

const { O_RDWR, O_APPEND, O_CREAT } = constants;

/**
 * A replay memory that survives the end of the process, also by SIGKILL, and is shared by all processes of this machine
 * that open it: each message is a line that the system has before it is answered. It is not forced to the disk, which
 * would cost more than the whole message: after a loss of power the last seconds before it may be missing.
 *
 * A process writes its line and then reads what came into the file since it last looked: of several lines about one
 * message the first counts, and the system has put them into one order (open(2), O_APPEND). A file serves for one period;
 * a line counts only where its period had not passed when it was written, so that who goes on to the next
 * file, and reads the old one to its end before, misses none.
 */
export class ReplayJournal implements ReplayMemory {
  readonly #path: string;
  readonly #clock: () => number;
  readonly #memory: VolatileReplayMemory;
  /** Tells our lines from those of other processes. */
  readonly #writer = randomUUID().slice(0, 8);
  readonly #buffer = Buffer.allocUnsafe(16_384);
  /** Files that hold too much that still counts to be rewritten, with the time when the last of it expires. */
  readonly #lasting = new Map<number, number>();
  #period = Number.NEGATIVE_INFINITY;
  #file = -1;
  #position = 0;

  /**
   * Opens a journal, or begins one.
   *
   * @param path Its files have this name and a number.
   * @param clock Milliseconds since 1970.
   */
  constructor(path: string, clock: () => number = Date.now) {
    this.#path = path;
    this.#clock = clock;
    this.#memory = new VolatileReplayMemory(clock);
    this.#enter(Math.max(this.#presentPeriod(), ...this.#periods()));
  }

  remember(key: string, expiresAt: number): boolean {
    if (this.#memory.has(key)) return false;
    const line = lineOf(key, expiresAt, this.#writer);
    for (;;) {
      this.#enter(this.#presentPeriod());
      writeSync(this.#file, line);
      if (!this.#readBack(line, key, expiresAt)) return false;
      if (this.#presentPeriod() <= this.#period) return true;
      this.#memory.forget(key);
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #presentPeriod(): number {
    return Math.floor(this.#clock() / PERIOD);
  }

  /** Goes on to the file of a period, once all before it have been read to their ends. */
  #enter(period: number): void {
    if (period <= this.#period) return;
    if (this.#file !== -1) {
      this.#readOn();
      closeSync(this.#file);
    }
    const passed = this.#periods().filter((each) => each < period);
    for (const each of passed.filter((one) => one > this.#period)) this.#take(this.#textOf(each));
    this.#period = period;
    this.#file = openSync(this.#fileOf(period), O_RDWR | O_APPEND | O_CREAT, 0o600);
    this.#position = 0;
    this.#readOn();
    for (const each of passed) this.#tidy(each);
  }

  /** Reads up to the own line, and usually finds nothing else. @returns False where the message stands before it. */
  #readBack(line: string, key: string, expiresAt: number): boolean {
    const length = readSync(this.#file, this.#buffer, 0, this.#buffer.length, this.#position);
    if (length === line.length) {
      this.#position += length;
      return this.#memory.remember(key, expiresAt);
    }
    return this.#readOn(key);
  }

  /** Takes in what has come since. @returns Whether the own line about `key` was the first about it. */
  #readOn(key?: string): boolean {
    let isFirst = false;
    for (;;) {
      const length = readSync(this.#file, this.#buffer, 0, this.#buffer.length, this.#position);
      const text = this.#buffer.toString('latin1', 0, length);
      const whole = text.lastIndexOf('\n') + 1;
      if (whole === 0) return isFirst;
      this.#position += whole;
      isFirst = this.#take(text.slice(0, whole), key) || isFirst;
    }
  }

  #take(text: string, key?: string): boolean {
    let isFirst = false;
    for (const [, expiresAt, known = '', writer] of text.matchAll(entry)) {
      const isNew = this.#memory.remember(known, Number(expiresAt));
      if (known === key && writer === this.#writer) isFirst = isNew;
    }
    return isFirst;
  }

  /**
   * Lets a file go when what it holds has expired: the little that has not is written into the present one before, for
   * processes that have not read it. A file is read once more when two periods have passed, and stays where most of it
   * counts for longer.
   */
  #tidy(period: number): void {
    const now = this.#clock();
    if (period > this.#period - 2 || (this.#lasting.get(period) ?? 0) > now) return;
    const text = this.#textOf(period);
    const live = [...text.matchAll(entry)].filter(([, expiresAt]) => Number(expiresAt) > now);
    const rest = live.map(([line]) => line).join('');
    if (rest.length > SMALL && rest.length > text.length / 2) {
      this.#lasting.set(
        period,
        live.reduce((last, [, expiresAt]) => Math.max(last, Number(expiresAt)), 0),
      );
      return;
    }
    if (rest !== '') writeSync(this.#file, rest);
    rmSync(this.#fileOf(period), { force: true });
    this.#lasting.delete(period);
  }

  /** Empty where another process has let the file go: what counted of it stands in a later one. */
  #textOf(period: number): string {
    try {
      return readFileSync(this.#fileOf(period), 'latin1');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    }
  }

  #periods(): readonly number[] {
    const start = `${basename(this.#path)}.`;
    return readdirSync(dirname(this.#path))
      .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
      .map((name) => Number(name.slice(start.length)))
      .sort((a, b) => a - b);
  }

  #fileOf(period: number): string {
    return join(dirname(this.#path), `${basename(this.#path)}.${period}`);
  }
}

/** Unanchored: a line that a full disk has cut off does not swallow the next one. */
const entry = /(\d+) (\S+) (\S+)\n/g;

function lineOf(key: string, expiresAt: number, writer: string): string {
  return `${expiresAt} ${key} ${writer}\n`;
}
