import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import { type Id, newId } from '../../store/ids.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import { sayAmount } from '../money.ts';
import { type AccountId, availableCredit, type Entry, type EntryKind } from './account.ts';
import { accountById, accountUnknown, toEntry } from './account-queries.ts';

// The money side of an account. Everything here runs inside the caller's transaction, so that a step of a job and its
// reservation or charge happen together or not at all. Amounts are positive integer minor units of the account's currency.

/** What credit can be reserved for. */
export type Reserver = Id<'job' | 'quo'>;

/** Credit that is set aside. */
export interface Reservation {
  readonly accountId: AccountId;
  /** The job or quote that may cost it; each has one reservation at most. */
  readonly for: Reserver;
  /** What it may cost at most. */
  readonly amount: number;
  /** Ms, UTC. */
  readonly at: number;
}

/** What every entry tells: who ordered it, in words, and by which signed request. */
export interface Posting {
  readonly accountId: AccountId;
  readonly amount: number;
  readonly by: Identity;
  readonly text: string;
  /** SHA-256 (hex) of the signed request. */
  readonly evidence: string;
  /** Ms, UTC. */
  readonly at: number;
}

/** What a job costs. */
export interface Charge extends Posting {
  readonly jobId: Id<'job'>;
}

/**
 * Sets aside what a job may cost. This is GRIA's credit check (GR-61): it fails above the limit, and if two jobs ask for
 * the last credit at the same time one of them fails.
 *
 * @throws ACCOUNT_UNKNOWN, ACCOUNT_STATE where the account is not open, CREDIT_EXCEEDED
 */
export async function reserve(tx: StoreTransaction, reservation: Reservation): Promise<void> {
  const { accountId, amount } = reservation;
  checkAmount(amount);
  const { numUpdatedRows } = await tx
    .updateTable('accounts')
    .set((eb) => ({ reserved: eb('reserved', '+', amount), version: eb('version', '+', 1) }))
    .where('id', '=', accountId)
    .where('state', '=', 'open')
    .where((eb) => eb(eb('credit_limit', '+', eb('balance', '-', eb.ref('reserved'))), '>=', amount))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw await whyNotReserved(tx, accountId, amount);
  await tx
    .insertInto('account_reservations')
    .values({ for_id: reservation.for, account_id: accountId, amount, reserved_at: reservation.at })
    .execute();
}

/** Gives back what was set aside, where something still is: calling it again changes nothing. */
export async function release(tx: StoreTransaction, reservedFor: Reserver): Promise<void> {
  const reservation = await tx
    .deleteFrom('account_reservations')
    .where('for_id', '=', reservedFor)
    .returning(['account_id', 'amount'])
    .executeTakeFirst();
  if (reservation === undefined) return;
  await tx
    .updateTable('accounts')
    .set((eb) => ({ reserved: eb('reserved', '-', reservation.amount), version: eb('version', '+', 1) }))
    .where('id', '=', reservation.account_id)
    .execute();
  await closeWhenSettled(tx, reservation.account_id);
}

/**
 * Charges a job and releases its reservation. A job is charged at most once: a second call returns the entry of
 * the first. A bill is always recorded, whatever the account's state or limit (GR-61).
 *
 * @returns The job's one charge; its amount is zero or negative.
 * @throws ACCOUNT_UNKNOWN
 */
export async function chargeOnce(tx: StoreTransaction, charge: Charge): Promise<Entry> {
  const earlier = await chargeOf(tx, charge.jobId);
  if (earlier !== undefined) return earlier;
  checkAmount(charge.amount);
  await release(tx, charge.jobId);
  return append(tx, { ...charge, kind: 'charge', amount: -charge.amount });
}

/** The charge of a job, where it has been charged. */
export async function chargeOf(tx: StoreTransaction, jobId: Id<'job'>): Promise<Entry | undefined> {
  const row = await tx
    .selectFrom('account_entries')
    .selectAll()
    .where('job_id', '=', jobId)
    .where('kind', '=', 'charge')
    .executeTakeFirst();
  return row && toEntry(row);
}

/**
 * Records an entry that belongs to no job: money received elsewhere (`payment`), money given (`credit`), a fee.
 *
 * @throws ACCOUNT_UNKNOWN
 */
export async function post(
  tx: StoreTransaction,
  kind: Exclude<EntryKind, 'charge'>,
  posting: Posting,
): Promise<Entry> {
  checkAmount(posting.amount);
  const amount = kind === 'fee' ? -posting.amount : posting.amount;
  return append(tx, { ...posting, kind, amount, jobId: null });
}

/** A row of the ledger to be; its amount is signed. */
interface NewEntry extends Posting {
  readonly kind: EntryKind;
  readonly jobId: Id<'job'> | null;
}

async function append(
  tx: StoreTransaction,
  { accountId, kind, amount, jobId, by, text, evidence, at }: NewEntry,
): Promise<Entry> {
  const account = await addToBalance(tx, accountId, amount);
  const row = await tx
    .insertInto('account_entries')
    .values({
      id: newId('ent'),
      account_id: accountId,
      number: account.entry_count,
      kind,
      amount,
      balance: account.balance,
      job_id: jobId,
      by_issuer: by.issuer,
      by_subject: by.subject,
      text,
      evidence,
      recorded_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await closeWhenSettled(tx, accountId);
  return toEntry(row);
}

/** Counts an entry in its account. @returns The balance after it, and its number. */
async function addToBalance(
  tx: StoreTransaction,
  id: AccountId,
  amount: number,
): Promise<{ readonly balance: number; readonly entry_count: number }> {
  const account = await tx
    .updateTable('accounts')
    .set((eb) => ({
      balance: eb('balance', '+', amount),
      entry_count: eb('entry_count', '+', 1),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .returning(['balance', 'entry_count'])
    .executeTakeFirst();
  if (account === undefined) throw accountUnknown(id);
  return account;
}

/** An account whose use has finished is closed by the bill or payment after which nothing is owed. */
async function closeWhenSettled(tx: StoreTransaction, id: AccountId): Promise<void> {
  await tx
    .updateTable('accounts')
    .set((eb) => ({ state: 'closed', version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'account-usage-finished')
    .where('reserved', '=', 0)
    .where('balance', '=', 0)
    .execute();
}

async function whyNotReserved(tx: StoreTransaction, id: AccountId, asked: number): Promise<PlegmaError> {
  const account = await accountById(tx, id);
  if (account === undefined) return accountUnknown(id);
  const { state, creditLimit, balance, reserved, currency } = account;
  if (state !== 'open') {
    return new PlegmaError('ACCOUNT_STATE', `The account ${id} is ${state}; only an open one can be used.`, {
      state,
    });
  }
  const say = (amount: number) => sayAmount(amount, currency);
  return new PlegmaError(
    'CREDIT_EXCEEDED',
    `The account ${id} has ${say(availableCredit(account))} left (limit ${say(creditLimit)}, balance ` +
      `${say(balance)}, reserved ${say(reserved)}); ${say(asked)} were asked for.`,
    { limit: { name: `credit ${say(creditLimit)}`, used: say(reserved - balance), asked: say(asked) } },
  );
}

/** Amounts come from our own arithmetic; a broken one must stop here, not in somebody's statement. */
function checkAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new RangeError(`An amount must be a whole number of minor units, zero or more, not ${amount}.`);
  }
}
