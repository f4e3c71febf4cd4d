import { join } from 'node:path';
import { markerNames } from '../../jobs/workspace.ts';
import { isThere } from '../../jobs/workspace-files.ts';
import type { BatchRun } from '../platform.ts';
import { launcherName } from './launcher.ts';
import { groupExists, processesOfGroup, type SeenProcess } from './process-group.ts';

/**
 * What is left of a run whose launcher is gone: `run`, the script or the application goes on, and tells its end itself;
 * `rest`, only what the launcher would have taken with it.
 */
export type LeftOfRun = 'run' | 'rest' | 'nothing';

/**
 * Looks whether a run goes on without its launcher, which somebody has killed alone.
 *
 * The group may be another's by now, which has got the same number, after a restart of the machine above all: it is
 * believed to be the run's only where one of its processes names the workspace, and then all of it is, for a number is
 * not given out again while one process has it.
 */
export async function leftOfRun({ workspace }: BatchRun, group: number): Promise<LeftOfRun> {
  if (!groupExists(group)) return 'nothing';
  const members = await processesOfGroup(group);
  if (!members.some((one) => `${one.command}\0${one.environment}`.includes(workspace))) return 'nothing';
  // The script's last word: what goes on after it would have been ended by the launcher.
  if (await isThere(join(workspace, markerNames.wrapperEnded))) return 'rest';
  const isOfRun = ({ command, environment }: SeenProcess) =>
    (command.includes(workspace) && !command.includes(launcherName)) ||
    environment.includes(`PLEGMA_WORKSPACE=${workspace}`);
  return members.some(isOfRun) ? 'run' : 'rest';
}
