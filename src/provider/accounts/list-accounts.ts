import type { Identity } from '../../security/identity.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import { type Page, type PageRequest, paged } from '../../store/page.ts';
import type { Account, AccountId, AccountState } from './account.ts';
import { withUsers } from './account-queries.ts';
import { type Accounts, isOperator } from './account-rules.ts';

/**
 * The accounts that an identity may see, newest first; an operator sees all.
 *
 * @throws CURSOR_INVALID
 */
export async function listAccounts(
  { store, rules }: Accounts,
  identity: Identity,
  request: PageRequest & { readonly state?: AccountState | undefined },
): Promise<Page<Account>> {
  const visible = isOperator(rules, identity)
    ? store.db.selectFrom('accounts')
    : store.db.selectFrom('accounts').where('id', 'in', accountsOf(store.db, identity));
  const wanted = request.state === undefined ? visible : visible.where('state', '=', request.state);
  const read = (after: AccountId | undefined, limit: number) => {
    const query = wanted.selectAll().orderBy('id', 'desc').limit(limit);
    return (after === undefined ? query : query.where('id', '<', after)).execute();
  };
  const page = await paged(request, read, (row) => row.id);
  return { ...page, items: await withUsers(store.db, page.items) };
}

/** The ids of the accounts on which some rule gives this identity a role. */
const accountsOf = (queries: StoreQueries, { issuer, subject }: Identity) =>
  queries
    .selectFrom('account_users')
    .select('account_id')
    .where('issuer', '=', issuer)
    .where('subject', 'in', [subject, '']);
