import { unavailable, unreadable } from '../answers.ts';
import type { RunCommand } from '../command.ts';
import type { PbsDialect } from './dialect.ts';
import { openPbs } from './openpbs.ts';
import { slurmWrapper } from './slurm-wrapper.ts';
import { torque } from './torque.ts';

/**
 * Asks which product stands behind the commands. Slurm's wrapper knows no `--version` and says so in the words of
 * its option parser, without asking a server; a genuine server tells its version, and only TORQUE's are below 10.
 *
 * @throws BATCH_UNAVAILABLE when the server does not answer or is none of them.
 */
export async function askDialect(run: RunCommand): Promise<PbsDialect> {
  const option = await run({ words: ['qstat', '--version'] });
  if (/Unknown option: version/.test(option.stderr + option.stdout)) return slurmWrapper;

  const server = await run({ words: ['qstat', '-B', '-f'] });
  if (server.exit !== 0) throw unavailable('question for its version', server);
  const version = /pbs_version = (?:PBSPro_|OpenPBS_)?(\d+)\./.exec(server.stdout);
  if (version === null) throw unreadable('question for its version', server.stdout);
  return Number(version[1]) < 10 ? torque : openPbs;
}
