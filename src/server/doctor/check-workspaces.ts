import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainPath } from '../../provider/platforms/run-values.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { workspacesOf } from '../provider/workspaces.ts';
import type { Finding } from './finding.ts';

/** Whether workspaces can be made, and whether batch systems can take their paths. */
export async function checkWorkspaces(configuration: Configuration): Promise<Finding> {
  const { data } = configuration.provider;
  const directory = workspacesOf(configuration);
  if (!isPlainPath(directory)) {
    const text = `The path ${directory} has characters that batch systems cannot take.`;
    return {
      verdict: 'wrong',
      text,
      remedy: 'Set provider.workspaces to a path of letters, digits and . _ + - only.',
    };
  }
  try {
    await mkdir(directory, { recursive: true });
    const trial = join(directory, `.doctor-${process.pid}`);
    await writeFile(trial, 'x');
    await rm(trial);
  } catch (error) {
    const text = `Nothing can be written to ${directory}: ${reasonOf(error)}.`;
    return {
      verdict: 'wrong',
      text,
      remedy: 'Give the user of the service this directory, or set provider.workspaces.',
    };
  }
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free < data.freeSpace) {
    const text = `${directory} has ${free} bytes free; uploads leave ${data.freeSpace} free and are refused.`;
    return { verdict: 'wrong', text, remedy: 'Free space, or lower provider.data.freeSpace.' };
  }
  return { verdict: 'ok', text: `Workspaces can be made in ${directory}.` };
}

/** What an error says, without a full stop. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\.$/, '');
}
