import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { CommandResult } from './command.ts';

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

/** How long (ms) streams may stay open after the exit: what a command left in the background can hold them for ever. */
const drainTime = 500;

/** Runs a program to its end or to one of its limits. Always resolves: what went wrong stands in the result. */
export type RunChild = (command: ChildCommand) => Promise<CommandResult>;

/** A {@link RunChild} that starts the program from this process. */
export function runChild(command: ChildCommand): Promise<CommandResult> {
  const [program = '', ...args] = command.words;
  const child = spawn(program, args, {
    env: command.environment,
    cwd: command.directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: it can be killed whole, and an interrupt of the service does not cut a qsub in two.
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
 * Resolves when the program has ended and its streams are closed, or shortly after it has ended or was killed: the
 * process of another user, behind sudo, does not die of our kill.
 */
function untilEnd(
  child: ChildProcess,
  killed: AbortSignal,
): Promise<{ exit: number | undefined; failure: string }> {
  return new Promise((resolve) => {
    const finish = (code: number | null) => resolve({ exit: code ?? undefined, failure: '' });
    // What lies in the pipes is read in the two turns after the wait, however busy this process was meanwhile.
    const drain = (code: number | null) => setImmediate(() => setImmediate(() => finish(code)));
    child.once('error', (error) => resolve({ exit: 127, failure: error.message }));
    child.once('exit', (code) => setTimeout(() => drain(code), drainTime));
    child.once('close', finish);
    killed.addEventListener('abort', () => setTimeout(() => drain(null), drainTime));
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone, or another user's, whose own limit ends it.
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
