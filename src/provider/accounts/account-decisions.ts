import { parseAmountFrom } from '../money.ts';
import type { Requester } from '../requester.ts';
import type { Account, AccountUser } from './account.ts';
import type { Accounts } from './account-rules.ts';
import { grantRole, revokeRole } from './account-users.ts';
import { changeAccount } from './change-account.ts';
import { post } from './ledger.ts';

// Everything that people decide about an account. Each decision throws what `changeAccount` throws, and is recorded with
// the signed request that ordered it.

/** An order about an account. */
export interface AccountOrder {
  /** As received. */
  readonly accountId: string;
}

/** An order that may say why. */
export interface ReasonedOrder extends AccountOrder {
  readonly reason?: string | undefined;
}

/** An order that sets a credit limit. */
export interface CreditOrder extends AccountOrder {
  /** Decimal in the account's currency, zero or more. */
  readonly creditLimit: string;
}

/** An order that opens an account. */
export interface Approval extends CreditOrder {
  /** The account's present tier by default. */
  readonly tier?: string | undefined;
}

/** Money that was received elsewhere. */
export interface Payment extends AccountOrder {
  /** Decimal in the account's currency, more than zero. */
  readonly amount: string;
  readonly text?: string | undefined;
}

/** An order about one user of an account. */
export interface UserOrder extends AccountOrder {
  readonly user: AccountUser;
}

/** Opens an account that waits for credit checks. @throws AMOUNT_INVALID */
export const approveAccount = (accounts: Accounts, by: Requester, order: Approval): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'ApproveAccount', action: 'approve', content: order },
    ({ currency, tier }, _tx, at) => ({
      state: 'open',
      credit_limit: parseAmountFrom(0, order.creditLimit, currency, 'ApproveAccount/creditLimit'),
      tier: order.tier ?? tier,
      opened_at: at,
    }),
  );

/** Refuses an account that waits for credit checks. */
export const denyAccount = (accounts: Accounts, by: Requester, order: ReasonedOrder): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'DenyAccount', action: 'deny', content: order, text: order.reason },
    () => ({ state: 'denied' }),
  );

/** Stops an open account from being used; jobs that already run are still charged (GR-61). */
export const suspendAccount = (accounts: Accounts, by: Requester, order: ReasonedOrder): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'SuspendAccount', action: 'suspend', content: order, text: order.reason },
    () => ({ state: 'suspended' }),
  );

/** Opens a suspended account again. */
export const resumeAccount = (accounts: Accounts, by: Requester, order: AccountOrder): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'ResumeAccount', action: 'resume', content: order },
    () => ({
      state: 'open',
    }),
  );

/** Sets how far the balance may fall below zero. Reservations that were made stay. @throws AMOUNT_INVALID */
export const setCreditLimit = (accounts: Accounts, by: Requester, order: CreditOrder): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'SetCreditLimit', action: 'set its credit limit', content: order },
    ({ currency }) => ({
      credit_limit: parseAmountFrom(0, order.creditLimit, currency, 'SetCreditLimit/creditLimit'),
    }),
  );

/** Records money that was received elsewhere. @throws AMOUNT_INVALID */
export const recordPayment = (accounts: Accounts, by: Requester, order: Payment): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'RecordPayment', action: 'record a payment', content: order },
    async ({ id, currency }, tx, at) => {
      const amount = parseAmountFrom(1, order.amount, currency, 'RecordPayment/amount');
      const { identity, evidence } = by;
      await post(tx, 'payment', {
        accountId: id,
        amount,
        by: identity,
        text: order.text ?? '',
        evidence,
        at,
      });
      return {};
    },
  );

/**
 * Ends the use of an account. It is closed at once if nothing is reserved or owed, otherwise by the last bill or payment.
 * An operator closes an account that will never be settled by ordering this a second time.
 */
export const closeAccount = (accounts: Accounts, by: Requester, order: AccountOrder): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'CloseAccount', action: 'close', content: order },
    ({ state, reserved, balance }) => {
      const settled = reserved === 0 && (balance === 0 || state === 'account-usage-finished');
      return { state: settled ? 'closed' : 'account-usage-finished' };
    },
  );

/** Lets somebody use the account. */
export const addUser = (accounts: Accounts, by: Requester, order: UserOrder): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'AddUser', action: 'change its users', content: order },
    async ({ id }, tx, at) => {
      await grantRole(tx, id, order.user, at);
      return {};
    },
  );

/** Withdraws a rule that lets somebody use the account. @throws ACCOUNT_RULE */
export const removeUser = (accounts: Accounts, by: Requester, order: UserOrder): Promise<Account> =>
  changeAccount(
    accounts,
    by,
    { ...order, operation: 'RemoveUser', action: 'change its users', content: order },
    async (account, tx) => {
      await revokeRole(tx, account, order.user);
      return {};
    },
  );
