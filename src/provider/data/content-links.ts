import { constants } from 'node:fs';
import { chmod, copyFile, link, lstat, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasSystemCode } from '../../errors/system-code.ts';
import { inPlaceOf } from '../in-place-of.ts';
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
 * @throws The file system's error; DISK_FULL.
 */
export async function adoptFile(
  content: ContentStore,
  id: StagerId,
  path: string,
): Promise<{ readonly size: number; readonly digest: ContentDigest }> {
  if (!(await lstat(dirname(path))).isDirectory()) throw new Error(`${dirname(path)} is not a directory.`);
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!(await file.stat()).isFile()) throw new Error(`${path} is not a regular file.`);
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

const isRefusal = (error: unknown): boolean => hasSystemCode(error, ...LINK_REFUSALS);
