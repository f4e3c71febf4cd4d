import type { Identity } from '../../security/identity.ts';
import { isId } from '../../store/ids.ts';
import { type Page, type PageRequest, paged } from '../../store/page.ts';
import type { Data } from './data-rules.ts';
import type { Stager, StagerId, StagerState } from './stager.ts';
import { toStager } from './stager-queries.ts';

/** Which stagers are wanted; members that are left out do not matter. */
export interface StagerFilter extends PageRequest {
  /** As received. */
  readonly accountId?: string | undefined;
  readonly state?: StagerState | undefined;
}

/** The stagers that an identity owns, newest first. @throws CURSOR_INVALID */
export async function listStagers(
  { store, now }: Data,
  identity: Identity,
  filter: StagerFilter,
): Promise<Page<Stager>> {
  const { accountId, state } = filter;
  if (accountId !== undefined && !isId('acc', accountId)) return { items: [], nextCursor: undefined };
  const at = now();
  const read = async (after: StagerId | undefined, limit: number) => {
    let query = store.db
      .selectFrom('stagers')
      .selectAll()
      .where('owner_issuer', '=', identity.issuer)
      .where('owner_subject', '=', identity.subject)
      .where('termination_time', '>', at);
    if (accountId !== undefined) query = query.where('account_id', '=', accountId);
    if (state !== undefined) query = query.where('state', '=', state);
    if (after !== undefined) query = query.where('id', '<', after);
    const rows = await query.orderBy('id', 'desc').limit(limit).execute();
    return rows.map(toStager);
  };
  return paged(filter, read, (stager) => stager.id);
}
