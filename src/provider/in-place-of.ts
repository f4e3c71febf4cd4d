import { removeFile } from './remove-file.ts';

/**
 * Makes a file in place of whatever stands at a path. There is mostly nothing, which to look for would cost as much as
 * making it: what is in the way is removed when it is met.
 *
 * @param make Fails with EEXIST where something is there.
 */
export async function inPlaceOf(path: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    await removeFile(path);
    await make();
  }
}
