import type { Data } from './data-rules.ts';
import { dropStager } from './destroy-stager.ts';
import { stagerById } from './stager-queries.ts';

/** Forgets the stagers whose termination time has come. Returns how many. For a timer of the host. */
export async function dropExpiredStagers(data: Data): Promise<number> {
  const expired = await data.store.db
    .selectFrom('stagers')
    .select('id')
    .where('termination_time', '<=', data.now())
    .execute();
  for (const { id } of expired) await dropStager(data, id);
  return expired.length;
}

/**
 * Removes files that belong to no stager: left where the process ended between forgetting a stager and removing
 * its file. Returns how many. For the start of the host.
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
