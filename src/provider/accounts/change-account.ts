import type { StoreTransaction } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import type { AccountsTable } from '../../store/tables/accounts.ts';
import type { Requester } from '../requester.ts';
import type { Account } from './account.ts';
import { existingAccount } from './account-queries.ts';
import type { Accounts } from './account-rules.ts';
import { type AccountAction, authoriseAccount } from './authorise-account.ts';

/** A change that somebody ordered. */
export interface AccountChange {
  /** As received. */
  readonly accountId: string;
  /** What the requester must be allowed to do. */
  readonly action: AccountAction;
  /** Name of the operation. */
  readonly operation: string;
  /** The decoded message: the same request id with another one is a conflict. */
  readonly content: object;
  /** The reason given, for the record. */
  readonly text?: string | undefined;
}

/** The members of an account that a change may set. */
export type AccountUpdate = Partial<Pick<AccountsTable, 'state' | 'credit_limit' | 'tier' | 'opened_at'>>;

/**
 * Makes one change to an account, all in one transaction: the requester is authorised, the effect happens, the
 * version rises and who ordered it is recorded. Repeating the request repeats the answer.
 *
 * @param effect Sees the account before the change and returns the members to be set.
 * @throws ACCOUNT_UNKNOWN, ACCOUNT_ROLE, ACCOUNT_STATE, REQUEST_ID_REUSED; and what the effect throws.
 */
export function changeAccount(
  { store, rules, now }: Accounts,
  requester: Requester,
  change: AccountChange,
  effect: (account: Account, tx: StoreTransaction, at: number) => AccountUpdate | Promise<AccountUpdate>,
): Promise<Account> {
  const { accountId, action, operation, content } = change;
  return once(store, { ...requester, operation, content }, async (tx) => {
    const before = await authoriseAccount(tx, rules, requester.identity, accountId, action);
    const at = now();
    const update = await effect(before, tx, at);
    await tx
      .updateTable('accounts')
      .set((eb) => ({ ...update, version: eb('version', '+', 1) }))
      .where('id', '=', before.id)
      .execute();
    const after = await existingAccount(tx, before.id);
    await record(tx, after, { ...requester, ...change, at });
    return after;
  });
}

async function record(
  tx: StoreTransaction,
  { id, version }: Account,
  { identity, evidence, operation, text = '', at }: Requester & AccountChange & { readonly at: number },
): Promise<void> {
  await tx
    .insertInto('account_changes')
    .values({
      account_id: id,
      version,
      operation,
      by_issuer: identity.issuer,
      by_subject: identity.subject,
      text,
      evidence,
      changed_at: at,
    })
    .execute();
}
