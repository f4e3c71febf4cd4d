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
import { hasSystemCode } from '../../errors/system-code.ts';
import type { ReplayMemory } from './replay-memory.ts';
import { VolatileReplayMemory } from './volatile-replay-memory.ts';

/** Milliseconds for which one file of a journal is written to. */
const PERIOD = 300_000;

/** Bytes. What is left to remember of an old file is copied, and the file removed, if it is less than this. */
const SMALL = 65_536;

const { O_RDWR, O_APPEND, O_CREAT } = constants;

/**
 * A replay memory that survives the end of the process, SIGKILL included, and is shared by all processes of this
 * machine that open it. Each message is a line, written before the message is answered. Lines are not forced to the
 * disk, which would cost more than all other work on a message: a power cut may lose the last seconds.
 *
 * A process writes its line and then reads what was appended since it last looked. Of several lines about one message
 * the first counts, and the system has put them into one order (open(2), O_APPEND). A file is written to for one
 * period. A line counts only if its period had not passed when it was written, so a process that reads the old file
 * to its end before it goes on to the next misses none.
 */
export class ReplayJournal implements ReplayMemory {
  readonly #path: string;
  readonly #clock: () => number;
  readonly #memory: VolatileReplayMemory;
  /** Distinguishes our lines from those of other processes. */
  readonly #writer = randomUUID().slice(0, 8);
  readonly #buffer = Buffer.allocUnsafe(16_384);
  /** Old files that still hold too much to be copied, with the time (ms since 1970) when their last line expires. */
  readonly #lasting = new Map<number, number>();
  #period = Number.NEGATIVE_INFINITY;
  #file = -1;
  #position = 0;

  /**
   * Opens a journal, or begins one.
   *
   * @param path Of its files, which add `.` and the number of their period.
   * @param clock Milliseconds since 1970.
   * @param steady Milliseconds by a clock that nobody can set.
   */
  constructor(path: string, clock: () => number = Date.now, steady?: () => number) {
    this.#path = path;
    this.#clock = clock;
    this.#memory = new VolatileReplayMemory(clock, steady);
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

  /** Goes on to the file of a period, after all earlier ones were read to their ends. */
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

  /** Reads up to our own line, usually the only new one. @returns False where an earlier line has the same message. */
  #readBack(line: string, key: string, expiresAt: number): boolean {
    const length = readSync(this.#file, this.#buffer, 0, this.#buffer.length, this.#position);
    if (length === line.length) {
      this.#position += length;
      return this.#memory.remember(key, expiresAt);
    }
    return this.#readOn(key);
  }

  /** Takes in all new lines. @returns Whether our line about `key` was the first about it. */
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
    for (const [, expiresAt, known = '', writer] of text.matchAll(ENTRY)) {
      const isNew = this.#memory.remember(known, Number(expiresAt));
      if (known === key && writer === this.#writer) isFirst = isNew;
    }
    return isFirst;
  }

  /**
   * Removes an old file once most of it has expired. The rest is first copied into the present file, for processes that
   * have not read it. A file is looked at again after two periods, and stays while most of it still counts.
   */
  #tidy(period: number): void {
    const now = this.#clock();
    if (period > this.#period - 2 || (this.#lasting.get(period) ?? 0) > now) return;
    const text = this.#textOf(period);
    const live = [...text.matchAll(ENTRY)].filter(([, , key = '']) => this.#memory.has(key));
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

  /** Empty where another process has removed the file: what still counted was copied into a later one. */
  #textOf(period: number): string {
    try {
      return readFileSync(this.#fileOf(period), 'latin1');
    } catch (error) {
      if (hasSystemCode(error, 'ENOENT')) return '';
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

/** Unanchored: a line that a full disk cut short does not swallow the next one. */
const ENTRY = /(\d+) (\S+) (\S+)\n/g;

function lineOf(key: string, expiresAt: number, writer: string): string {
  return `${expiresAt} ${key} ${writer}\n`;
}
