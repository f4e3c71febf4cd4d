import type { Identity } from '../../security/identity.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import { type Page, type PageRequest, paged } from '../../store/page.ts';
import type { AccountId, Entry } from './account.ts';
import { toEntry } from './account-queries.ts';
import type { Accounts } from './account-rules.ts';
import { authoriseAccount } from './authorise-account.ts';

/** Which entries of which account are wanted. */
export interface StatementRequest extends PageRequest {
  /** As received. */
  readonly accountId: string;
  /** Ms, UTC: the first moment that counts. */
  readonly from?: number | undefined;
  /** Ms, UTC: the first moment that no longer counts. */
  readonly to?: number | undefined;
}

/** Some of an account's entries in their order, with the balance before the first and after the last of them. */
export interface Statement extends Page<Entry> {
  readonly currency: string;
  readonly opening: number;
  readonly closing: number;
}

/**
 * The movements of an account in a span of time (GR-60), for its budget holders and operators.
 *
 * @throws ACCOUNT_UNKNOWN, ACCOUNT_ROLE, CURSOR_INVALID
 */
export async function statement(
  { store, rules }: Accounts,
  identity: Identity,
  request: StatementRequest,
): Promise<Statement> {
  const account = await authoriseAccount(store.db, rules, identity, request.accountId, 'read its statement');
  const { items, nextCursor } = await paged(
    request,
    (after: Entry['id'] | undefined, limit) => entries(store.db, account.id, { ...request, after, limit }),
    (entry) => entry.id,
  );
  const [first] = items;
  const opening =
    first === undefined ? await balanceBefore(store.db, account.id, request) : first.balance - first.amount;
  const closing = items.at(-1)?.balance ?? opening;
  return { items, nextCursor, currency: account.currency, opening, closing };
}

async function entries(
  queries: StoreQueries,
  id: AccountId,
  {
    from,
    to,
    after,
    limit,
  }: StatementRequest & { readonly after: Entry['id'] | undefined; readonly limit: number },
): Promise<Entry[]> {
  let query = queries.selectFrom('account_entries').selectAll().where('account_id', '=', id);
  if (from !== undefined) query = query.where('recorded_at', '>=', from);
  if (to !== undefined) query = query.where('recorded_at', '<', to);
  if (after !== undefined) query = query.where('number', '>', numberOf(queries, after));
  const rows = await query.orderBy('number').limit(limit).execute();
  return rows.map(toEntry);
}

const numberOf = (queries: StoreQueries, entryId: Entry['id']) =>
  queries.selectFrom('account_entries').select('number').where('id', '=', entryId);

/** The balance at the beginning of a span in which nothing moved. */
async function balanceBefore(
  queries: StoreQueries,
  id: AccountId,
  { from, to }: StatementRequest,
): Promise<number> {
  const end = from ?? to;
  const last = queries.selectFrom('account_entries').select('balance').where('account_id', '=', id);
  const row = await (end === undefined ? last : last.where('recorded_at', '<', end))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.balance ?? 0;
}
