import type { Account, StatementEntry } from '../../contracts/generated/account-types.ts';
import { facts, table } from '../terminal/table.ts';
import { amountText, moneyText, timeText } from './amounts.ts';
import { identityText } from './identity-text.ts';

/** One account as facts. */
export function accountText(account: Account): string {
  const money = (amount: Account['balance']) => moneyText({ amount, currency: account.currency });
  return facts([
    ['Account', account.accountId],
    ['Title', account.title],
    ['State', account.state],
    ['Balance', money(account.balance)],
    ['Reserved', money(account.reserved)],
    ['Credit limit', money(account.creditLimit)],
    ['Tier', account.tier],
    ['Holder', identityText(account.holder.subject)],
    ['Opened', account.openedAt && timeText(account.openedAt)],
  ]);
}

/** Accounts as a table. */
export function accountTable(accounts: readonly Account[]): string {
  return table(accounts, [
    { heading: 'ACCOUNT', cell: ({ accountId }) => accountId },
    { heading: 'STATE', cell: ({ state }) => state },
    { heading: 'BALANCE', cell: ({ balance }) => amountText(balance), align: 'right' },
    { heading: 'RESERVED', cell: ({ reserved }) => amountText(reserved), align: 'right' },
    { heading: 'LIMIT', cell: ({ creditLimit }) => amountText(creditLimit), align: 'right' },
    { heading: 'CURRENCY', cell: ({ currency }) => currency },
    { heading: 'TITLE', cell: ({ title }) => title },
  ]);
}

/** What moved on an account between two balances. */
export interface Statement {
  readonly currency: string;
  readonly opening: string;
  readonly entries: readonly StatementEntry[];
  readonly closing: string;
}

/** A statement as a bank would print it. */
export function statementText({ currency, opening, entries, closing }: Statement): string {
  const rows = [
    { text: 'Opening balance', amount: opening },
    ...entries.map((entry) => ({ ...entry, time: timeText(entry.time) })),
    { text: 'Closing balance', amount: closing },
  ];
  return table<{ time?: string; kind?: string; text: string; amount: string; jobId?: string | undefined }>(
    rows,
    [
      { heading: 'TIME', cell: ({ time }) => time },
      { heading: 'KIND', cell: ({ kind }) => kind },
      { heading: currency, cell: ({ amount }) => amountText(amount), align: 'right' },
      { heading: 'TEXT', cell: ({ text }) => text },
      { heading: 'JOB', cell: ({ jobId }) => jobId },
    ],
  );
}
