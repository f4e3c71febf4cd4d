import { mkdir, rm, stat } from 'node:fs/promises';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { howItEnded } from '../platforms/answers.ts';
import { createCommandRunner } from '../platforms/command.ts';
import type { LocalUser } from '../platforms/platform.ts';

/**
 * What the directory of all workspaces must allow where jobs run as local users: they make their own folders in it and
 * see nobody else's; what is made below belongs to its group, which is the service's.
 */
export const sharedMode = 0o3733;

/**
 * Makes the workspace of a run with its folders; again is the same. That of a local user belongs to him and to the group of
 * the service, so that both read, write and delete in it and nobody else does: no chown, and no right but to become
 * that user, is needed.
 *
 * @param folders Absolute, below the workspace.
 * @throws WORKSPACE_UNUSABLE
 */
export async function makeWorkspace(
  workspace: string,
  folders: readonly string[],
  user: LocalUser | undefined,
): Promise<void> {
  if (user === undefined) {
    for (const folder of folders) await mkdir(folder, { recursive: true });
    return;
  }
  await runAs(user, [makeFolders, workspace, ...folders]);
  const { gid, mode } = await stat(workspace);
  if ((mode & 0o2070) === 0o2070 && isOwnGroup(gid)) return;
  throw unusable(
    workspace,
    'it does not belong to a group of the service; the directory above needs that group and the mode 3733.',
  );
}

/** Removes a workspace, or a folder of it, with all that the run has left. */
export async function removeFolder(path: string, user: LocalUser | undefined): Promise<void> {
  // What a program made for its user alone, he alone can remove. The rest of a workspace is the service's too.
  if (user !== undefined) await runAs(user, [removeContents, path]);
  await rm(path, { recursive: true, force: true });
}

/** -O: a folder of that name that somebody else has put there is none of ours. */
const makeFolders = `
umask 007
mkdir "$1" 2>/dev/null || [ -O "$1" ] || { echo "$1 cannot be made, or belongs to somebody else" >&2; exit 1; }
mkdir -p "$@"
`;

const removeContents = '[ ! -d "$1" ] || find "$1" -mindepth 1 -delete 2>/dev/null || :';

async function runAs(
  localUser: LocalUser,
  [script, ...paths]: readonly [string, ...string[]],
): Promise<void> {
  const result = await createCommandRunner({ localUser })({ words: ['sh', '-c', script, 'sh', ...paths] });
  if (result.exit !== 0) throw unusable(paths[0] ?? '', `as ${localUser}: ${howItEnded(result)}`);
}

function isOwnGroup(gid: number): boolean {
  return (
    process.getuid?.() === 0 || process.getgid?.() === gid || (process.getgroups?.().includes(gid) ?? false)
  );
}

function unusable(path: string, reason: string): PlegmaError {
  return new PlegmaError('WORKSPACE_UNUSABLE', `The workspace ${path} cannot be used: ${reason}`);
}
