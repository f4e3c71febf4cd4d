import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { CommandResult } from './command-result.ts';

/** A program as it is spawned, with its limits. */
export interface ChildCommand {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string | undefined;
  /** Seconds. */
  readonly timeLimit: number;
  /** Bytes of each stream. */
  readonly outputLimit: number;
}

/** Ms that streams may stay open after the exit: a process left in the background can hold them for ever. */
const DRAIN_TIME = 500;

/** Runs a program to its end or to one of its limits. It always resolves: the result says what went wrong. */
export type RunChild = (command: ChildCommand) => Promise<CommandResult>;

/** A {@link RunChild} that starts the program from this process. */
export function runChild(command: ChildCommand): Promise<CommandResult> {
  const [program = '', ...args] = command.words;
  const child = spawn(program, args, {
    env: command.environment,
    cwd: command.directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: it can be killed as a whole, and an interrupt of the service does not hit it.
    detached: true,
  });
  const limit = new AbortController();
  const stop = (reached: 'time' | 'output') => {
    killGroup(child);
    limit.abort(reached);
  };
  const stdout = collect(child.stdout, command.outputLimit, () => stop('output'));
  const stderr = collect(child.stderr, command.outputLimit, () => stop('output'));
  const timer = setTimeout(() => stop('time'), command.timeLimit * 1000);
  return untilEnd(child, limit.signal).then(({ exit, failure }) => {
    clearTimeout(timer);
    child.stdout.destroy();
    child.stderr.destroy();
    const text = { stdout: stdout(), stderr: stderr() + failure };
    const reached: unknown = limit.signal.reason;
    return { exit, ...text, timedOut: reached === 'time', truncated: reached === 'output' };
  });
}

/**
 * Resolves when the program has ended and its streams are closed, or shortly after it has ended or was killed: a process
 * of another user, behind sudo, survives our kill.
 */
function untilEnd(
  child: ChildProcess,
  killed: AbortSignal,
): Promise<{ exit: number | undefined; failure: string }> {
  return new Promise((resolve) => {
    const finish = (code: number | null) => resolve({ exit: code ?? undefined, failure: '' });
    // However busy this process was meanwhile, the two turns after the wait read what is left in the pipes.
    const drain = (code: number | null) => setImmediate(() => setImmediate(() => finish(code)));
    child.once('error', (error) => resolve({ exit: 127, failure: error.message }));
    child.once('exit', (code) => setTimeout(() => drain(code), DRAIN_TIME));
    child.once('close', finish);
    killed.addEventListener('abort', () => setTimeout(() => drain(null), DRAIN_TIME));
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already, or another user's and ended by its own limit.
  }
}

/** Gathers a stream up to `limit` bytes; the function returned gives the text so far. */
function collect(stream: Readable, limit: number, tooLong: () => void): () => string {
  const chunks: Buffer[] = [];
  let room = limit;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk.subarray(0, room));
    room -= chunk.length;
    if (room >= 0) return;
    stream.removeAllListeners('data');
    tooLong();
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
