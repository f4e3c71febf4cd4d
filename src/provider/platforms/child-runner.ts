import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandResult } from './command-result.ts';
import type { ChildCommand } from './run-child.ts';

/** A program to be run; its report has the same number. */
export interface RunOrder {
  readonly number: number;
  readonly command: ChildCommand;
}

/** The result of an order. */
export interface RunReport {
  readonly number: number;
  readonly result: CommandResult;
}

/** This path holds both in `src/` and in `dist/`. */
const runner = fileURLToPath(new URL(`./child-runner-process${extname(import.meta.url)}`, import.meta.url));

/**
 * Runs programs from a small process beside this one. Starting a program forks the process first, which copies the page
 * tables of all its memory: in a service of 150 MB that holds up every request for about 5 ms a program.
 */
export class ChildRunner {
  readonly #waiting = new Map<number, (result: CommandResult) => void>();
  #process: ChildProcess | undefined;
  #last = 0;

  /** Like `runChild`. If the runner dies, whether its programs did their work is unknown. */
  readonly run = (command: ChildCommand): Promise<CommandResult> => {
    this.#process ??= this.#start();
    const { channel } = this.#process;
    const number = ++this.#last;
    this.#process.send({ number, command } satisfies RunOrder, (error) => {
      if (error !== null) this.#report({ number, result: unheard(error.message) });
    });
    // Only a program that is waited for keeps this process alive.
    channel?.ref();
    return new Promise((resolve) => this.#waiting.set(number, resolve));
  };

  /** Lets running programs finish; the runner ends with the last of them. */
  close(): void {
    this.#process?.disconnect();
    this.#process = undefined;
  }

  #start(): ChildProcess {
    // A process group of its own: an interrupt of the service must not hit a running qsub.
    const child = fork(runner, {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    child.unref();
    child.on('message', (report: RunReport) => this.#report(report));
    child.once('error', () => this.#forget(child));
    child.once('disconnect', () => this.#forget(child));
    return child;
  }

  #report({ number, result }: RunReport): void {
    this.#waiting.get(number)?.(result);
    this.#waiting.delete(number);
    if (this.#waiting.size === 0) this.#process?.channel?.unref();
  }

  #forget(child: ChildProcess): void {
    if (this.#process === child) this.#process = undefined;
    for (const number of this.#waiting.keys()) {
      this.#report({ number, result: unheard('the process that runs commands has ended') });
    }
  }
}

function unheard(reason: string): CommandResult {
  return { exit: undefined, stdout: '', stderr: reason, timedOut: false, truncated: false };
}
