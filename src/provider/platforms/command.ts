import { spawn } from 'node:child_process';
import { quoteForShell } from '../jobs/shell-quote.ts';

/** How commands of a batch system are run at one site (BA-1). */
export interface CommandSettings {
  /** Where the commands are found, as PATH; default: the service's own PATH, or the far machine's behind a prefix. */
  readonly path?: string;
  /** Variables beside the few that every command gets, for example `SLURM_CONF`. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly prefix?: CommandPrefix;
  /** Seconds after which a command is killed with all its children; default 60. Slurm's hang 9 s by themselves. */
  readonly timeLimit?: number;
  /** Bytes of each stream; more is cut off and the command killed. Default 64 MiB. */
  readonly outputLimit?: number;
}

/** Words before every command, to run it elsewhere: `ssh -o BatchMode=yes head`. */
export interface CommandPrefix {
  readonly words: readonly [string, ...string[]];
  /** True where the far side joins the words and hands them to a shell, as ssh does: each is quoted then. */
  readonly throughShell: boolean;
}

/** One command. It never passes through a local shell, so no word of it is interpreted (BA-5). */
export interface Invocation {
  readonly words: readonly [string, ...string[]];
  /** Absolute. */
  readonly directory?: string;
  /** Run as this local user through `sudo -n`; the sudoers rule must allow `env` for that user. */
  readonly localUser?: string;
}

/** What a command said. */
export interface CommandResult {
  /** Exit status; 127 when it was not found; undefined when it was killed. */
  readonly exit: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** The time limit ended it: it may have done its work or not. */
  readonly timedOut: boolean;
  /** The output limit ended it. */
  readonly truncated: boolean;
}

/** Runs one command and always resolves: what went wrong stands in the result. */
export type RunCommand = (invocation: Invocation) => Promise<CommandResult>;

const defaultTimeLimit = 60;
const defaultOutputLimit = 64 * 1024 * 1024;

/** How long streams may stay open after the exit: a child in the background can hold them for ever. */
const drainMs = 500;

/** Batch systems find their server by these; nothing else of the service's environment is passed on. */
const inherited = [
  ...['HOME', 'USER', 'LOGNAME'],
  ...['SLURM_CONF', 'PBS_DEFAULT', 'PBS_SERVER', 'PBS_CONF_FILE', 'CONDOR_CONFIG'],
  ...['SGE_ROOT', 'SGE_CELL', 'SGE_CLUSTER_NAME', 'SGE_QMASTER_PORT', 'SGE_EXECD_PORT'],
];

/** Times without a zone are printed in that of the client: all are asked for in UTC, all texts in English. */
const fixed = { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' };

/**
 * A runner of batch commands with a clean environment: the Slurm wrapper's qsub would hand the whole environment of
 * the service, secrets too, to the job.
 *
 * @example
 * const run = createCommandRunner({ prefix: { words: ['ssh', 'head'], throughShell: true } });
 * const { exit, stdout } = await run({ words: ['qstat', '-x'] });
 */
export function createCommandRunner(settings: CommandSettings = {}): RunCommand {
  return (invocation) => start(composeWords(settings, invocation), settings, invocation.directory);
}

/** The words as they are spawned: prefix, change of directory, user, environment, command. */
function composeWords(
  settings: CommandSettings,
  { words, directory, localUser }: Invocation,
): readonly string[] {
  const { prefix } = settings;
  const variables = { ...(settings.path ? { PATH: settings.path } : {}), ...fixed, ...settings.environment };
  const env = ['env', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)];
  const asUser = localUser === undefined ? [] : ['sudo', '-n', '-u', localUser, '--'];
  if (!prefix) return localUser === undefined ? words : [...asUser, ...env, ...words];

  const enter = directory === undefined ? [] : ['sh', '-c', 'cd "$1" && shift && exec "$@"', 'sh', directory];
  const far = [...enter, ...asUser, ...env, ...words];
  return [...prefix.words, ...(prefix.throughShell ? far.map(quoteForShell) : far)];
}

function cleanEnvironment(settings: CommandSettings): Record<string, string> {
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const PATH = settings.path ?? process.env['PATH'] ?? '/usr/bin:/bin';
  return { PATH, ...Object.fromEntries(kept), ...fixed, ...settings.environment };
}

function start(
  words: readonly string[],
  settings: CommandSettings,
  directory?: string,
): Promise<CommandResult> {
  const [command = '', ...args] = words;
  const child = spawn(command, args, {
    env: cleanEnvironment(settings),
    // Behind a prefix the directory is the far machine's: `enter` changes to it there.
    ...(directory === undefined || settings.prefix ? {} : { cwd: directory }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: it can be killed whole, and an interrupt of the service does not cut a qsub in two.
    detached: true,
  });

  return new Promise((resolve) => {
    let timedOut = false;
    let truncated = false;
    const killGroup = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Already gone, or another user's: the limits inside the command end it.
      }
      setTimeout(() => finish(undefined), drainMs).unref();
    };
    const limit = settings.outputLimit ?? defaultOutputLimit;
    const tooLong = () => {
      truncated = true;
      killGroup();
    };
    const stdout = collect(child.stdout, limit, tooLong);
    const stderr = collect(child.stderr, limit, tooLong);
    const timer = setTimeout(
      () => {
        timedOut = true;
        killGroup();
      },
      (settings.timeLimit ?? defaultTimeLimit) * 1000,
    );

    const finish = (exit: number | undefined, failure = '') => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ exit, stdout: stdout(), stderr: stderr() + failure, timedOut, truncated });
    };
    child.once('error', (error) => finish(127, error.message));
    // What lies in the pipes is read in the two turns after the wait, however busy this process was meanwhile.
    const drain = (code: number | null) => setImmediate(() => setImmediate(() => finish(code ?? undefined)));
    child.once('exit', (code) => setTimeout(() => drain(code), drainMs));
    child.once('close', (code) => finish(code ?? undefined));
  });
}

/** Gathers a stream up to `limit` bytes; the function returned gives the text so far. */
function collect(stream: NodeJS.ReadableStream, limit: number, tooLong: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size + chunk.length > limit) {
      chunks.push(chunk.subarray(0, limit - size));
      size = limit;
      stream.removeAllListeners('data');
      tooLong();
      return;
    }
    size += chunk.length;
    chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
