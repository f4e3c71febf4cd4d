import { quoteForShell } from '../jobs/shell-quote.ts';
import { withoutGreeting, wordsBehindPrefix } from './behind-prefix.ts';
import type { LocalUser } from './platform.ts';
import { type RunChild, runChild } from './run-child.ts';

/** How commands of a batch system are run at one site (BA-1). */
export interface CommandSettings {
  /** Directories, with colons, where the commands are looked for before the usual ones. */
  readonly path?: string;
  /** Variables beside the few that every command gets, for example `SLURM_CONF`. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly prefix?: CommandPrefix;
  /** Run everything as this user through `sudo -n`; the sudoers rule must allow the service any command of his. */
  readonly localUser?: LocalUser;
  /** Seconds after which a command is killed with all its children; default 60. Slurm's hang 9 s by themselves. */
  readonly timeLimit?: number;
  /** Bytes of each stream; more is cut off and the command killed. Default 128 MiB: twenty thousand jobs of TORQUE. */
  readonly outputLimit?: number;
  /** Starts the programs; default: this process does. */
  readonly runProgram?: RunChild;
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
const defaultOutputLimit = 128 * 1024 * 1024;

/** Where every machine has env, sh, timeout and grep. */
const usualPath = '/usr/local/bin:/usr/bin:/bin';

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
  const { timeLimit = defaultTimeLimit, outputLimit = defaultOutputLimit, runProgram = runChild } = settings;
  return async (invocation) => {
    const result = await runProgram({
      words: composeWords(settings, invocation),
      environment: cleanEnvironment(settings),
      // Behind a prefix the directory is the far machine's: the words change to it there.
      directory: settings.prefix ? undefined : invocation.directory,
      timeLimit,
      outputLimit,
    });
    return settings.prefix === undefined ? result : withoutGreeting(result);
  };
}

/** The words as they are spawned: prefix, change of directory, user, environment, limit, command. */
function composeWords(settings: CommandSettings, { words, directory }: Invocation): readonly string[] {
  const { prefix, localUser } = settings;
  if (prefix === undefined && localUser === undefined) return words;
  const asUser = localUser === undefined ? [] : ['sudo', '-n', '-u', localUser, '--'];
  const inner = [...asUser, ...environmentWords(settings), ...limitWords(settings), ...words];
  if (prefix === undefined) return inner;
  const far = wordsBehindPrefix(inner, directory);
  return [...prefix.words, ...(prefix.throughShell ? far.map(quoteForShell) : far)];
}

/** Neither ssh nor sudo hands our environment on. */
function environmentWords({ path, environment }: CommandSettings): readonly string[] {
  const variables = {
    ...(path === undefined ? {} : { PATH: `${path}:${usualPath}` }),
    ...fixed,
    ...environment,
  };
  return ['env', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)];
}

/** A command on a far machine or of another user outlives our kill: it brings its own limit, a little later. */
function limitWords({ timeLimit = defaultTimeLimit }: CommandSettings): readonly string[] {
  return ['timeout', '-k', '5', String(timeLimit + 5)];
}

function cleanEnvironment(settings: CommandSettings): Record<string, string> {
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const own = process.env['PATH'] ?? usualPath;
  const PATH = settings.path === undefined ? own : `${settings.path}:${own}`;
  return { PATH, ...Object.fromEntries(kept), ...fixed, ...settings.environment };
}
