import { join } from 'node:path';
import { markerNames } from '../../jobs/workspace.ts';
import { isThere } from '../../jobs/workspace-files.ts';
import type { BatchRun } from '../platform.ts';
import { LAUNCHER_NAME } from './launcher.ts';
import { groupExists, processesOfGroup, type SeenProcess } from './process-group.ts';

/**
 * What is left of a run whose launcher is gone. `run`: the script or the application goes on and will report its end
 * itself. `rest`: only processes that the launcher would have killed.
 */
export type LeftOfRun = 'run' | 'rest' | 'nothing';

/**
 * Finds out whether a run goes on although its launcher was killed.
 *
 * By now the number of its group may belong to another group, above all after a restart of the machine. The group is taken
 * for the run's only if one of its processes names the workspace; then all of its processes are, as a number is not given
 * out again while a process has it.
 */
export async function leftOfRun({ workspace }: BatchRun, group: number): Promise<LeftOfRun> {
  if (!groupExists(group)) return 'nothing';
  const members = await processesOfGroup(group);
  if (!members.some((one) => `${one.command}\0${one.environment}`.includes(workspace))) return 'nothing';
  // The script writes this marker last: whatever goes on after it, the launcher would have killed.
  if (await isThere(join(workspace, markerNames.wrapperEnded))) return 'rest';
  const isOfRun = ({ command, environment }: SeenProcess) =>
    (command.includes(workspace) && !command.includes(LAUNCHER_NAME)) ||
    environment.includes(`PLEGMA_WORKSPACE=${workspace}`);
  return members.some(isOfRun) ? 'run' : 'rest';
}
