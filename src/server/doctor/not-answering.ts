import type { Platform } from '../../provider/platforms/platform.ts';
import { reasonOf } from '../reason-of.ts';
import type { Finding } from './finding.ts';

/** What of a platform's settings says how its commands are run. */
interface CommandPlace {
  readonly kind: Platform['kind'];
  readonly prefix?: readonly string[] | undefined;
}

/** Commands of each kind, for the operator to try by hand. */
const firstCommands: Readonly<Record<Platform['kind'], readonly string[]>> = {
  local: ['ls'],
  pbs: ['qstat -Q', 'pbsnodes -a', 'qsub --version'],
  slurm: ['sinfo', 'squeue', 'sbatch --version'],
  gridengine: ['qstat -g c', 'qhost', 'qsub -help'],
  condor: ['condor_status', 'condor_q', 'condor_submit -help'],
  script: ['startJob', 'checkJob', 'killJob'],
};

/** Reports a batch system that does not answer: what it said, and what to do about it. */
export function notAnswering(place: CommandPlace, error: unknown): Finding {
  const text = reasonOf(error);
  return { verdict: 'wrong', text: `${text}.`, remedy: remedyFor(place, text) };
}

function remedyFor({ kind, prefix = [] }: CommandPlace, text: string): string {
  const commands = firstCommands[kind].map((command) => [...prefix, command].join(' ')).join(', ');
  const byHand = `As the user of the service try by hand: ${commands}.`;
  const missing = /spawn (\S+) ENOENT/.exec(text)?.[1];
  if (missing !== undefined && missing === prefix[0])
    return `There is no program ${missing} on this machine: correct the prefix of the platform.`;
  if (/exit status 127/.test(text)) {
    const where = prefix.length === 0 ? 'on this machine' : 'behind the prefix';
    return `A command of the batch system is missing ${where}: install it, or set commandPath to its directory. ${byHand}`;
  }
  if (/\bssh: /.test(text))
    return `The prefix does not reach the other machine: its name, its ssh keys, BatchMode. ${byHand}`;
  return `${byHand} Where these fail too, the batch system is down or not set up here: environment, commandPath and prefix of the platform say where it is.`;
}
