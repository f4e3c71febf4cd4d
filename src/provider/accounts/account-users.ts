import { PlegmaError } from '../../errors/plegma-error.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import type { Account, AccountId, AccountUser } from './account.ts';
import { sameIdentity } from './account-rules.ts';

/** Lets somebody use an account. Granting the same rule again changes nothing. */
export async function grantRole(
  tx: StoreTransaction,
  id: AccountId,
  user: AccountUser,
  at: number,
): Promise<void> {
  await tx
    .insertInto('account_users')
    .values({ account_id: id, ...ruleKey(user), added_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Withdraws a rule.
 *
 * @throws ACCOUNT_RULE if there is no such rule, or it is the one that makes the holder a budget holder: every account
 *   has somebody who is responsible for it (GR-60).
 */
export async function revokeRole(tx: StoreTransaction, account: Account, user: AccountUser): Promise<void> {
  if (isHolder(account, user)) {
    throw new PlegmaError('ACCOUNT_RULE', 'The holder of an account stays its budget holder.', {
      path: 'RemoveUser/rule',
    });
  }
  const key = ruleKey(user);
  const { numDeletedRows } = await tx
    .deleteFrom('account_users')
    .where('account_id', '=', account.id)
    .where('kind', '=', key.kind)
    .where('issuer', '=', key.issuer)
    .where('subject', '=', key.subject)
    .where('role', '=', key.role)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return;
  throw new PlegmaError('ACCOUNT_RULE', `The account ${account.id} has no such rule for a ${user.role}.`, {
    path: 'RemoveUser/rule',
  });
}

function isHolder(account: Account, { pattern, role }: AccountUser): boolean {
  return (
    pattern.kind === 'identity' && role === 'budget-holder' && sameIdentity(pattern.identity, account.holder)
  );
}

function ruleKey({ pattern, role }: AccountUser) {
  if (pattern.kind === 'issuer')
    return { kind: pattern.kind, issuer: pattern.issuer, subject: '', role } as const;
  const { issuer, subject } = pattern.identity;
  return { kind: pattern.kind, issuer, subject, role };
}
