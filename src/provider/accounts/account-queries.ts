import type { Selectable } from 'kysely';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import type { AccountEntriesTable, AccountsTable, AccountUsersTable } from '../../store/tables/accounts.ts';
import type { Account, AccountId, AccountUser, Entry } from './account.ts';

/** An account with its users, if it exists. Whether the caller may see it is not asked: see `authoriseAccount`. */
export async function accountById(queries: StoreQueries, id: AccountId): Promise<Account | undefined> {
  const row = await queries.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const [account] = await withUsers(queries, [row]);
  return account;
}

/** {@link accountById} for an account that must exist, as it was just written or read. @throws ACCOUNT_UNKNOWN */
export async function existingAccount(queries: StoreQueries, id: AccountId): Promise<Account> {
  const account = await accountById(queries, id);
  if (account === undefined) throw accountUnknown(id);
  return account;
}

/** The accounts of these rows, in their order, each with its users. */
export async function withUsers(
  queries: StoreQueries,
  rows: readonly Selectable<AccountsTable>[],
): Promise<Account[]> {
  if (rows.length === 0) return [];
  const users = await queries
    .selectFrom('account_users')
    .selectAll()
    .where(
      'account_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('added_at')
    .orderBy('subject')
    .execute();
  return rows.map((row) => toAccount(row, users.filter((user) => user.account_id === row.id).map(toUser)));
}

/** The one refusal for an account that does not exist and for one that the caller may not see. */
export const accountUnknown = (id: string): PlegmaError =>
  new PlegmaError('ACCOUNT_UNKNOWN', `There is no account ${id} that you may use.`);

/** A row of the ledger as the domain sees it. */
export function toEntry(row: Selectable<AccountEntriesTable>): Entry {
  return {
    id: row.id,
    accountId: row.account_id,
    number: row.number,
    kind: row.kind,
    amount: row.amount,
    balance: row.balance,
    jobId: row.job_id ?? undefined,
    by: { issuer: row.by_issuer, subject: row.by_subject },
    text: row.text,
    evidence: row.evidence,
    recordedAt: row.recorded_at,
  };
}

function toAccount(row: Selectable<AccountsTable>, users: readonly AccountUser[]): Account {
  return {
    id: row.id,
    title: row.title,
    contact: row.contact,
    holder: { issuer: row.holder_issuer, subject: row.holder_subject },
    state: row.state,
    currency: row.currency,
    tier: row.tier,
    creditWanted: row.credit_wanted,
    creditLimit: row.credit_limit,
    balance: row.balance,
    reserved: row.reserved,
    requestedAt: row.requested_at,
    openedAt: row.opened_at ?? undefined,
    users,
    version: row.version,
  };
}

function toUser({ issuer, subject, role }: Selectable<AccountUsersTable>): AccountUser {
  if (subject === '') return { pattern: { kind: 'issuer', issuer }, role };
  return { pattern: { kind: 'identity', identity: { issuer, subject } }, role };
}
