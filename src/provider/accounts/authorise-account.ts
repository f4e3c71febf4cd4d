import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import { isId } from '../../store/ids.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import type { Account, AccountRole, AccountState, UserPattern } from './account.ts';
import { accountById, accountUnknown } from './account-queries.ts';
import { type AccountRules, isOperator, sameIdentity } from './account-rules.ts';

const EVERY_STATE: readonly AccountState[] = [
  'pending-credit-checks',
  'denied',
  'open',
  'suspended',
  'account-usage-finished',
  'closed',
];
const ALIVE: readonly AccountState[] = ['pending-credit-checks', 'open', 'suspended'];

/** Who may do what, and in which states (GR-24). A role that is not named may never do it. */
const permissions = {
  see: { user: EVERY_STATE, 'budget-holder': EVERY_STATE, operator: EVERY_STATE },
  /** See the account's jobs and data, which stay readable when it can no longer be charged. */
  follow: { user: EVERY_STATE, 'budget-holder': EVERY_STATE },
  /** Put new work or data on the account. */
  use: { user: ['open'], 'budget-holder': ['open'] },
  'read its statement': { 'budget-holder': EVERY_STATE, operator: EVERY_STATE },
  'change its users': { 'budget-holder': ALIVE },
  approve: { operator: ['pending-credit-checks'] },
  deny: { operator: ['pending-credit-checks'] },
  suspend: { operator: ['open'] },
  resume: { operator: ['suspended'] },
  'set its credit limit': { operator: ['open', 'suspended'] },
  'record a payment': { operator: ['open', 'suspended', 'account-usage-finished'] },
  close: {
    'budget-holder': ['pending-credit-checks', 'open', 'suspended'],
    operator: ['pending-credit-checks', 'open', 'suspended', 'account-usage-finished'],
  },
} as const satisfies Record<string, Partial<Record<AccountRole, readonly AccountState[]>>>;

/** What somebody may want to do with an account, in words that complete "you may not …". */
export type AccountAction = keyof typeof permissions;

/**
 * Finds an account for somebody who wants to do something with it.
 *
 * @param id As received; a malformed one is unknown like any other.
 * @throws ACCOUNT_UNKNOWN if there is none, or the caller has no role on it: nothing tells the two apart. ACCOUNT_ROLE if
 *   the role never allows the action, ACCOUNT_STATE if only the present state does not (GR-27).
 */
export async function authoriseAccount(
  queries: StoreQueries,
  rules: AccountRules,
  identity: Identity,
  id: string,
  action: AccountAction,
): Promise<Account> {
  const account = isId('acc', id) ? await accountById(queries, id) : undefined;
  const roles = account === undefined ? [] : rolesOn(account, rules, identity);
  if (account === undefined || roles.length === 0) throw accountUnknown(id);
  const states = statesFor(action, roles);
  if (states.length === 0) {
    throw new PlegmaError(
      'ACCOUNT_ROLE',
      `As ${roles.join(' and ')} of the account ${id} you may not ${action}.`,
    );
  }
  if (!states.includes(account.state)) {
    throw new PlegmaError(
      'ACCOUNT_STATE',
      `The account ${id} is ${account.state}; to ${action} it must be ${states.join(' or ')}.`,
      { state: account.state },
    );
  }
  return account;
}

/** The states in which somebody with these roles may do this. */
function statesFor(action: AccountAction, roles: readonly AccountRole[]): AccountState[] {
  const rows: Partial<Record<AccountRole, readonly AccountState[]>> = permissions[action];
  return [...new Set(roles.flatMap((role) => rows[role] ?? []))];
}

function rolesOn(account: Account, rules: AccountRules, identity: Identity): AccountRole[] {
  const granted = account.users.filter((user) => matches(user.pattern, identity)).map((user) => user.role);
  return [...new Set<AccountRole>(isOperator(rules, identity) ? [...granted, 'operator'] : granted)];
}

function matches(pattern: UserPattern, identity: Identity): boolean {
  if (pattern.kind === 'issuer') return pattern.issuer === identity.issuer;
  return sameIdentity(pattern.identity, identity);
}
