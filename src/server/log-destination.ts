import { type DestinationStream, destination } from 'pino';
import { reasonOf } from './reason-of.ts';

/** There are many lines about calls: they are written in batches of this size or after this time (bytes, ms). */
const gathering = { minLength: 4096, periodicFlush: 200 };

/** Bytes that wait for room on the disk; what comes after them is lost. */
const MOST_WAITING = 4 * 1024 ** 2;

type Stream = ReturnType<typeof destination>;

/**
 * The file of a log, or standard error. The log is no reason to stop serving: where it cannot be written, lines wait
 * up to a bound and are tried again; the first failure is told on standard error.
 */
export class LogDestination implements DestinationStream {
  readonly #file: string | undefined;
  #stream: Stream;
  #failing = false;

  /**
   * @param file Left out: standard error.
   * @throws The error of the file system, if the file cannot be opened now.
   */
  constructor(file: string | undefined) {
    this.#file = file;
    this.#stream = this.#open();
  }

  write(line: string): void {
    this.#stream.write(line);
  }

  /** Writes what waits. */
  flush(): void {
    this.#stream.flush();
  }

  /**
   * Opens the file again by its name: whoever keeps logs short may have moved it away. If it cannot be opened, the one
   * that was open stays in use. Standard error stays as it is.
   */
  reopen(): void {
    if (this.#file === undefined) return;
    try {
      const before = this.#stream;
      this.#stream = this.#open();
      before.end();
    } catch (error) {
      this.#tell(error);
    }
  }

  #open(): Stream {
    const dest = this.#file ?? 2;
    const stream = destination({ dest, mkdir: true, sync: true, maxLength: MOST_WAITING, ...gathering });
    stream.on('error', (error: Error) => this.#tell(error));
    stream.on('write', () => {
      this.#failing = false;
    });
    return stream;
  }

  #tell(error: unknown): void {
    if (this.#failing) return;
    this.#failing = true;
    if (this.#file !== undefined)
      process.stderr.write(`plegma: The log cannot be written: ${reasonOf(error)}.\n`);
  }
}
