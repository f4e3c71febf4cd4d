import type { StoreQueries } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import type { Requester } from '../requester.ts';
import { authoriseStager } from './authorise-stager.ts';
import type { Data } from './data-rules.ts';
import type { StagerId } from './stager.ts';

/**
 * Removes a stager with its file. Jobs that already took the file as input keep it.
 *
 * @throws STAGER_UNKNOWN, REQUEST_ID_REUSED
 */
export async function destroyStager(data: Data, requester: Requester, stagerId: string): Promise<void> {
  const request = { ...requester, operation: 'DestroyStager', content: { stagerId } };
  const id = await once(data.store, request, async (tx) => {
    const stager = await authoriseStager(data, tx, requester.identity, stagerId, 'destroy');
    await forget(tx, stager.id);
    return stager.id;
  });
  await removeContent(data, id);
}

/** Removes a stager without asking for a right: for its job, and for housekeeping. May be repeated. */
export async function dropStager(data: Data, id: StagerId): Promise<void> {
  await forget(data.store.db, id);
  await removeContent(data, id);
}

async function forget(queries: StoreQueries, id: StagerId): Promise<void> {
  await queries.deleteFrom('stagers').where('id', '=', id).execute();
}

/** Queued behind a running upload, which could otherwise make the file again. */
const removeContent = ({ uploads, content }: Data, id: StagerId): Promise<void> =>
  uploads.run(id, () => content.remove(id));
