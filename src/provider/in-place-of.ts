import { hasSystemCode } from '../errors/system-code.ts';
import { removeFile } from './remove-file.ts';

/**
 * Makes a file in place of whatever stands at a path. Mostly nothing does, and looking would cost as much as making the
 * file: so what is in the way is removed only when it is met.
 *
 * @param make Fails with EEXIST where something is there.
 */
export async function inPlaceOf(path: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!hasSystemCode(error, 'EEXIST')) throw error;
    await removeFile(path);
    await make();
  }
}
