import { mkdir, rm, stat } from 'node:fs/promises';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { howItEnded } from '../platforms/answers.ts';
import { createCommandRunner } from '../platforms/command.ts';
import type { LocalUser } from '../platforms/platform.ts';

/**
 * The mode of the directory of all workspaces where jobs run as local users: they can make folders in it but not list it,
 * and whatever is made in it belongs to its group, which is the service's.
 */
export const SHARED_MODE = 0o3733;

/**
 * Makes the workspace of a run with its folders; may be repeated. A local user's workspace belongs to that user and to
 * the service's group, so that both can read, write and delete in it and nobody else can. This needs no chown and no right
 * other than to become that user.
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
  await runAs(user, [MAKE_FOLDERS, workspace, ...folders]);
  const { gid, mode } = await stat(workspace);
  if ((mode & 0o2070) === 0o2070 && isOwnGroup(gid)) return;
  throw unusable(
    workspace,
    'it does not belong to a group of the service; the directory above needs that group and the mode 3733.',
  );
}

/** Removes a workspace, or a folder of it, with all that the run has left. */
export async function removeFolder(path: string, user: LocalUser | undefined): Promise<void> {
  // Files that a program made private to its user can be removed by that user alone.
  if (user !== undefined) await runAs(user, [REMOVE_CONTENTS, path]);
  await rm(path, { recursive: true, force: true });
}

/** `-O`: a folder of that name that belongs to somebody else is not used. */
const MAKE_FOLDERS = `
umask 007
mkdir "$1" 2>/dev/null || [ -O "$1" ] || { echo "$1 cannot be made, or belongs to somebody else" >&2; exit 1; }
mkdir -p "$@"
`;

const REMOVE_CONTENTS = '[ ! -d "$1" ] || find "$1" -mindepth 1 -delete 2>/dev/null || :';

async function runAs(
  localUser: LocalUser,
  [script, path, ...more]: readonly [script: string, path: string, ...more: string[]],
): Promise<void> {
  const result = await createCommandRunner({ localUser })({
    words: ['sh', '-c', script, 'sh', path, ...more],
  });
  if (result.exit !== 0) throw unusable(path, `as ${localUser}: ${howItEnded(result)}`);
}

function isOwnGroup(gid: number): boolean {
  return (
    process.getuid?.() === 0 || process.getgid?.() === gid || (process.getgroups?.().includes(gid) ?? false)
  );
}

function unusable(path: string, reason: string): PlegmaError {
  return new PlegmaError('WORKSPACE_UNUSABLE', `The workspace ${path} cannot be used: ${reason}`);
}
