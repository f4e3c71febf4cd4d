import { fileTime } from '../jobs/workspace-files.ts';

/** When a file was last written to; undefined if there is none. @throws The file system's error where it cannot tell. */
export async function modifiedAt(path: string): Promise<Date | undefined> {
  const time = await fileTime(path);
  return time === undefined ? undefined : new Date(time);
}
