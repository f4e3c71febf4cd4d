import { quoteForShell } from '../jobs/shell-quote.ts';
import { withoutGreeting, wordsBehindPrefix } from './behind-prefix.ts';
import type { CommandResult } from './command-result.ts';
import type { LocalUser } from './platform.ts';
import { type RunChild, runChild } from './run-child.ts';

/** How commands of a batch system are run at one site (BA-1). */
export interface CommandSettings {
  /** Directories, separated by colons, that are searched for the commands before the usual ones. */
  readonly path?: string;
  /** Further variables, for example `SLURM_CONF`. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly prefix?: CommandPrefix;
  /** Runs everything as this user by `sudo -n`; the sudoers rule must allow the service any command as that user. */
  readonly localUser?: LocalUser;
  /** Seconds after which a command is killed with all its children; default 60. Slurm's own may hang for 9 s. */
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

/** Runs one command. It always resolves: the result says what went wrong. */
export type RunCommand = (invocation: Invocation) => Promise<CommandResult>;

const DEFAULT_TIME_LIMIT = 60;
const DEFAULT_OUTPUT_LIMIT = 128 * 1024 * 1024;

/** Where every machine has env, sh, timeout and grep. */
const USUAL_PATH = '/usr/local/bin:/usr/bin:/bin';

/** The variables that are passed on to commands; batch systems find their server by some of them. */
const inherited = [
  ...['HOME', 'USER', 'LOGNAME'],
  ...['SLURM_CONF', 'PBS_DEFAULT', 'PBS_SERVER', 'PBS_CONF_FILE', 'CONDOR_CONFIG'],
  ...['SGE_ROOT', 'SGE_CELL', 'SGE_CLUSTER_NAME', 'SGE_QMASTER_PORT', 'SGE_EXECD_PORT'],
];

/** Makes commands print times in UTC, as many print them without a zone, and texts in English. */
const fixed = { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' };

/**
 * Makes a runner of batch commands with a clean environment: the Slurm wrapper's qsub would hand the whole environment of
 * the service to the job, secrets included.
 *
 * @example
 * const run = createCommandRunner({ prefix: { words: ['ssh', 'head'], throughShell: true } });
 * const { exit, stdout } = await run({ words: ['qstat', '-x'] });
 */
export function createCommandRunner(settings: CommandSettings = {}): RunCommand {
  const {
    timeLimit = DEFAULT_TIME_LIMIT,
    outputLimit = DEFAULT_OUTPUT_LIMIT,
    runProgram = runChild,
  } = settings;
  return async (invocation) => {
    const result = await runProgram({
      words: composeWords(settings, invocation),
      environment: cleanEnvironment(settings),
      // With a prefix the directory is on the other machine: the words change to it there.
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

/** Sets the environment by `env`: neither ssh nor sudo passes ours on. */
function environmentWords({ path, environment }: CommandSettings): readonly string[] {
  const variables = {
    ...(path === undefined ? {} : { PATH: `${path}:${USUAL_PATH}` }),
    ...fixed,
    ...environment,
  };
  return ['env', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)];
}

/** Adds a time limit, a little longer than ours: a command elsewhere, or of another user, survives our kill. */
function limitWords({ timeLimit = DEFAULT_TIME_LIMIT }: CommandSettings): readonly string[] {
  return ['timeout', '-k', '5', String(timeLimit + 5)];
}

function cleanEnvironment(settings: CommandSettings): Record<string, string> {
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const own = process.env['PATH'] ?? USUAL_PATH;
  const PATH = settings.path === undefined ? own : `${settings.path}:${own}`;
  return { PATH, ...Object.fromEntries(kept), ...fixed, ...settings.environment };
}
