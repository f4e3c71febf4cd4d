import type { Data } from './data-rules.ts';
import { dropStager } from './destroy-stager.ts';
import { stagerById } from './stager-queries.ts';

/**
 * Removes expired stagers; called by a timer of the host. One that waits for a job's output stays as long as its job, which
 * may wait for longer than stagers are kept.
 *
 * @returns How many.
 */
export async function dropExpiredStagers(data: Data): Promise<number> {
  const expired = await data.store.db
    .selectFrom('stagers')
    .select('id')
    .where('termination_time', '<=', data.now())
    .where((eb) => eb.or([eb('filled_by', '!=', 'job'), eb('state', '!=', 'empty')]))
    .execute();
  for (const { id } of expired) await dropStager(data, id);
  return expired.length;
}

/**
 * Removes files that belong to no stager: they are left when the process ends between removing a stager's row and its
 * file. Called at the start of the host.
 *
 * @returns How many.
 */
export async function dropOrphanedContent({ store, content }: Data): Promise<number> {
  let dropped = 0;
  for await (const id of content.ids()) {
    if ((await stagerById(store.db, id)) !== undefined) continue;
    await content.remove(id);
    dropped += 1;
  }
  return dropped;
}
