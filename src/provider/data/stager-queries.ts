import type { Selectable } from 'kysely';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import type { StagersTable } from '../../store/tables/stagers.ts';
import type { AccountId } from '../accounts/account.ts';
import type { Stager, StagerId } from './stager.ts';

/** A stager, where there is one. Says nothing of who may see it. */
export async function stagerById(queries: StoreQueries, id: StagerId): Promise<Stager | undefined> {
  const row = await queries.selectFrom('stagers').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toStager(row);
}

/** {@link stagerById} for a stager that has just been written or read. */
export async function existingStager(queries: StoreQueries, id: StagerId): Promise<Stager> {
  const stager = await stagerById(queries, id);
  if (stager === undefined) throw stagerUnknown(id);
  return stager;
}

/** The one refusal for a stager that does not exist and for one that the caller may not see. */
export const stagerUnknown = (id: string, path = 'stagerId'): PlegmaError =>
  new PlegmaError('STAGER_UNKNOWN', `There is no stager ${id} that you may use.`, { path });

/** Bytes that the stagers of an account hold or have announced; one of them may be left out. */
export async function bytesOf(
  queries: StoreQueries,
  account: AccountId,
  without?: StagerId,
): Promise<number> {
  let query = queries
    .selectFrom('stagers')
    .select((eb) => eb.fn.sum<number>(eb.fn.coalesce('size', 'received')).as('bytes'))
    .where('account_id', '=', account);
  if (without !== undefined) query = query.where('id', '!=', without);
  const row = await query.executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

/** A stager from its row. */
export function toStager(row: Selectable<StagersTable>): Stager {
  return {
    id: row.id,
    accountId: row.account_id,
    owner: { issuer: row.owner_issuer, subject: row.owner_subject },
    filledBy: row.filled_by,
    name: row.name,
    mediaType: row.media_type ?? undefined,
    contentType: row.content_type ?? undefined,
    size: row.size ?? undefined,
    digest: row.digest ?? undefined,
    state: row.state,
    received: row.received,
    createdAt: row.created_at,
    terminationTime: row.termination_time,
    version: row.version,
  };
}
