import { constants } from 'node:fs';
import { chmod, copyFile, link } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasSystemCode } from '../../errors/system-code.ts';
import { inPlaceOf } from '../in-place-of.ts';
import { isFolder, openWorkspaceFile } from '../jobs/workspace-files.ts';
import type { ContentStore } from './content-store.ts';
import type { ContentDigest, StagerId } from './stager.ts';

/** Errors that say "not by a link here": another file system, one without links, too many of them. */
const LINK_REFUSALS = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

/**
 * Puts the file of a complete stager at `path` in a workspace: by hard link where it can be, otherwise as a
 * copy. Doing it again is the same. The file is made read-only, because job and stager may share it.
 */
export async function linkInto(content: ContentStore, id: StagerId, path: string): Promise<void> {
  const source = content.pathOf(id);
  await chmod(source, 0o444);
  await inPlaceOf(path, () => linkOrCopy(source, path));
}

async function linkOrCopy(source: string, path: string): Promise<void> {
  try {
    await link(source, path);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await copyFile(source, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}

/**
 * Takes a job's output as the file of a stager. Copied, not linked: a process that the job left behind could
 * write to a shared file after its digest was taken. Doing it again is the same.
 *
 * @param path Absolute. The job owns the directory, so links in place of the file or its directory are refused:
 *   they could name any file that this process can read.
 * @returns Undefined where no regular file is there that this process may read.
 * @throws The file system's error where it cannot tell; DISK_FULL.
 */
export async function adoptFile(
  content: ContentStore,
  id: StagerId,
  path: string | Buffer,
): Promise<{ readonly size: number; readonly digest: ContentDigest } | undefined> {
  if (!(await isFolder(directoryOf(path)))) return undefined;
  const file = await openWorkspaceFile(path);
  if (file === undefined) return undefined;
  try {
    await content.remove(id);
    const { length } = await content.write(
      id,
      0,
      file.createReadStream({ autoClose: false }),
      () => undefined,
    );
    return { size: length, digest: await content.complete(id, length) };
  } finally {
    await file.close();
  }
}

/** Each byte of a path is one character of Latin-1, so none is lost on the way. */
function directoryOf(path: string | Buffer): string | Buffer {
  return typeof path === 'string' ? dirname(path) : Buffer.from(dirname(path.toString('latin1')), 'latin1');
}

const isRefusal = (error: unknown): boolean => hasSystemCode(error, ...LINK_REFUSALS);
