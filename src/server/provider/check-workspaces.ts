import { chmod, mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { SHARED_MODE } from '../../provider/jobs/workspace-folders.ts';
import { isPlainPath } from '../../provider/platforms/run-values.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../log.ts';
import { reasonOf } from '../reason-of.ts';
import { localUserRules, platformsIn } from './configured-platforms.ts';
import { workspacesOf } from './workspaces.ts';

/** What is wrong with the directory of the workspaces, and what to do about it. */
export interface WorkspaceDefect {
  readonly text: string;
  readonly remedy: string;
}

/**
 * Makes the directory of the workspaces ready: without it nothing runs.
 *
 * @throws WORKSPACE_UNUSABLE
 */
export async function prepareWorkspaces(configuration: Configuration, log: Log): Promise<void> {
  const defect = await placeDefect(configuration);
  if (defect !== undefined) throw new PlegmaError('WORKSPACE_UNUSABLE', `${defect.text} ${defect.remedy}`);
  for (const { text, remedy } of await passingDefects(configuration)) log.warn({ remedy }, text);
}

/** Why no workspace can be made there; undefined where one can. */
export async function placeDefect(configuration: Configuration): Promise<WorkspaceDefect | undefined> {
  const directory = workspacesOf(configuration);
  const platforms = platformsIn(configuration.provider);
  if (platforms.some(({ kind }) => kind !== 'local') && !isPlainPath(directory)) {
    return {
      text: `The path ${directory} has characters that batch systems cannot take.`,
      remedy: 'Set provider.workspaces to a path of letters, digits and . _ + - only.',
    };
  }
  try {
    await mkdir(directory, { recursive: true });
    const trial = join(directory, `.trial-${process.pid}`);
    await writeFile(trial, 'x');
    await rm(trial);
  } catch (error) {
    return {
      text: `Nothing can be written to ${directory}: ${reasonOf(error)}.`,
      remedy: 'Give the user of the service this directory, or set provider.workspaces.',
    };
  }
  const hasUsers = platforms.some((platform) => localUserRules(platform) !== undefined);
  return hasUsers ? sharingDefect(directory) : undefined;
}

/** Local users make their workspaces in the directory by themselves: see {@link SHARED_MODE}. */
async function sharingDefect(directory: string): Promise<WorkspaceDefect | undefined> {
  const { mode } = await stat(directory);
  if ((mode & 0o7777) === SHARED_MODE) return undefined;
  try {
    await chmod(directory, SHARED_MODE);
    return undefined;
  } catch (error) {
    const found = (mode & 0o7777).toString(8);
    return {
      text: `Local users cannot make workspaces in ${directory}, which has the mode ${found} (${reasonOf(error)}).`,
      remedy: `Give it to the service with chown and chmod ${SHARED_MODE.toString(8)}.`,
    };
  }
}

/** A defect with which jobs are taken all the same. */
export interface PassingDefect extends WorkspaceDefect {
  readonly verdict: 'warning' | 'wrong';
}

/** Defects that may pass by themselves, or be intended. */
export async function passingDefects(configuration: Configuration): Promise<readonly PassingDefect[]> {
  const directory = workspacesOf(configuration);
  const { data } = configuration.provider;
  const { bavail, bsize, type } = await statfs(directory);
  const defects: PassingDefect[] = [];
  const free = bavail * bsize;
  if (free < data.freeSpace) {
    defects.push({
      verdict: 'wrong',
      text: `${directory} has ${free} bytes free; uploads leave ${data.freeSpace} free and are refused.`,
      remedy: 'Free space, or lower provider.data.freeSpace.',
    });
  }
  if (IN_MEMORY.has(type) && platformsIn(configuration.provider).some(({ kind }) => kind !== 'local')) {
    defects.push({
      verdict: 'warning',
      text: `${directory} lies in the memory of this machine, where no node of a cluster sees it.`,
      remedy: 'Set provider.workspaces to a directory that the nodes share.',
    });
  }
  return defects;
}

/** File systems of one machine's memory, by their magic numbers (statfs(2)): tmpfs, ramfs. */
const IN_MEMORY: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);
