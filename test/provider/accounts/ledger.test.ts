import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Account } from '../../../src/provider/accounts/account.ts';
import { recordPayment } from '../../../src/provider/accounts/account-decisions.ts';
import { accountById } from '../../../src/provider/accounts/account-queries.ts';
import { chargeOf, chargeOnce, post, release, reserve } from '../../../src/provider/accounts/ledger.ts';
import { openAccount } from '../../../src/provider/accounts/open-account.ts';
import { statement } from '../../../src/provider/accounts/statement.ts';
import { type Id, newId } from '../../../src/store/ids.ts';
import type { Store, StoreTransaction } from '../../../src/store/open-store.ts';
import {
  accountsOn,
  alice,
  bob,
  by,
  operator,
  type TemporaryAccounts,
  temporaryAccounts,
} from './accounts-fixture.ts';

describe('the ledger of an account', () => {
  let accounts: TemporaryAccounts;
  let account: Account;
  beforeEach(async () => {
    accounts = await temporaryAccounts();
    account = await openAccount(accounts, by(alice), { title: 'Lab', contact: 'a@b', creditWanted: '5.00' });
  });
  afterEach(() => accounts.remove());

  const inTransaction = <T>(work: (tx: StoreTransaction) => Promise<T>, store: Store = accounts.store) =>
    store.transaction(work);
  const now = async () => {
    const current = await accountById(accounts.store.db, account.id);
    assert.ok(current);
    return current;
  };
  const reserveFor = (jobId: Id<'job'>, amount: number, store?: Store) =>
    inTransaction(
      (tx) => reserve(tx, { accountId: account.id, for: jobId, amount, at: accounts.now() }),
      store,
    );
  const charge = (jobId: Id<'job'>, amount: number) =>
    inTransaction((tx) =>
      chargeOnce(tx, {
        accountId: account.id,
        jobId,
        amount,
        by: alice,
        text: 'Swirl of photo.png',
        evidence: 'ab'.repeat(32),
        at: accounts.now(),
      }),
    );

  it('gives the last credit to one of two jobs that ask for it at the same time', async () => {
    const other = await accounts.reopen();
    const outcomes = await Promise.allSettled([
      reserveFor(newId('job'), 300),
      reserveFor(newId('job'), 300, other),
      reserveFor(newId('job'), 300),
    ]);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await now()).reserved, 300);
    await assert.rejects(reserveFor(newId('job'), 201), {
      code: 'CREDIT_EXCEEDED',
      fault: 'LimitExceeded',
      limit: { name: 'credit 5.00 EUR', used: '3.00 EUR', asked: '2.01 EUR' },
    });
    await reserveFor(newId('job'), 200);
  });

  it('charges a job once, whatever is asked the second time, and releases its reservation', async () => {
    const jobId = newId('job');
    await reserveFor(jobId, 300);
    const first = await charge(jobId, 120);
    assert.deepEqual(await charge(jobId, 120), first);
    assert.deepEqual(await charge(jobId, 250), first);
    assert.deepEqual(await inTransaction((tx) => chargeOf(tx, jobId)), first);
    const after = await now();
    assert.deepEqual([after.balance, after.reserved], [-120, 0]);
  });

  it('charges once where two processes see the end of a job', async () => {
    const jobId = newId('job');
    const other = await accounts.reopen();
    const chargeIn = (store: Store) =>
      inTransaction(
        (tx) =>
          chargeOnce(tx, {
            accountId: account.id,
            jobId,
            amount: 100,
            by: alice,
            text: '',
            evidence: 'e',
            at: 0,
          }),
        store,
      );
    const [a, b] = await Promise.all([chargeIn(accounts.store), chargeIn(other)]);
    assert.deepEqual(a, b);
    assert.equal((await now()).balance, -100);
  });

  it('records a bill above the limit: the credit check comes before, the bill after (GR-61)', async () => {
    await charge(newId('job'), 9_99);
    assert.equal((await now()).balance, -9_99);
  });

  it('keeps a free job’s charge as an entry of nothing, so that it too is charged once', async () => {
    const jobId = newId('job');
    const entry = await charge(jobId, 0);
    assert.equal(entry.amount, 0);
    assert.ok(!Object.is(entry.amount, -0));
    assert.deepEqual(await charge(jobId, 5), entry);
  });

  it('gives a reservation back once', async () => {
    const jobId = newId('job');
    await reserveFor(jobId, 300);
    await inTransaction((tx) => release(tx, jobId));
    await inTransaction((tx) => release(tx, jobId));
    assert.equal((await now()).reserved, 0);
  });

  it('undoes a reservation with the transaction that it was part of', async () => {
    await assert.rejects(
      inTransaction(async (tx) => {
        await reserve(tx, { accountId: account.id, for: newId('job'), amount: 100, at: 0 });
        throw new Error('the job could not be written');
      }),
      /could not be written/,
    );
    assert.equal((await now()).reserved, 0);
  });

  it('refuses amounts that are no whole number of minor units', async () => {
    for (const amount of [-1, 0.5, Number.NaN]) {
      await assert.rejects(reserveFor(newId('job'), amount), RangeError);
      await assert.rejects(charge(newId('job'), amount), RangeError);
    }
  });

  it('shows a statement of a span, with its balances, page by page', async () => {
    const times: number[] = [];
    for (const amount of [100, 200, 300]) {
      await charge(newId('job'), amount);
      times.push(accounts.time);
    }
    await recordPayment(accounts, by(operator), { accountId: account.id, amount: '4', text: 'Transfer 17' });
    const all = await statement(accounts, alice, { accountId: account.id });
    assert.deepEqual(
      all.items.map(({ kind, amount, balance }) => [kind, amount, balance]),
      [
        ['charge', -100, -100],
        ['charge', -200, -300],
        ['charge', -300, -600],
        ['payment', 400, -200],
      ],
    );
    assert.deepEqual([all.opening, all.closing, all.nextCursor], [0, -200, undefined]);

    const span = { accountId: account.id, from: times[1], to: (times[2] ?? 0) + 1 };
    const part = await statement(accounts, alice, span);
    assert.deepEqual([part.opening, part.closing, part.items.length], [-100, -600, 2]);
    const first = await statement(accounts, alice, { ...span, limit: 1 });
    assert.deepEqual([first.opening, first.closing], [-100, -300]);
    const second = await statement(accounts, alice, { ...span, limit: 1, cursor: first.nextCursor });
    assert.deepEqual([second.opening, second.closing, second.nextCursor], [-300, -600, undefined]);

    const later = await statement(accounts, operator, { accountId: account.id, from: accounts.now() + 1 });
    assert.deepEqual([later.opening, later.closing, later.items.length], [-200, -200, 0]);
    const earlier = await statement(accounts, operator, { accountId: account.id, to: times[0] });
    assert.deepEqual([earlier.opening, earlier.closing], [0, 0]);
    await assert.rejects(statement(accounts, bob, { accountId: account.id }), { code: 'ACCOUNT_UNKNOWN' });
  });

  it('survives a restart with every entry, reservation and balance', async () => {
    const jobId = newId('job');
    await reserveFor(jobId, 300);
    await charge(newId('job'), 120);
    const before = await now();
    await accounts.store.close();
    accounts = { ...accounts, store: await accounts.reopen() };
    assert.deepEqual(await now(), before);
    await charge(jobId, 50);
    const after = await now();
    assert.deepEqual([after.balance, after.reserved], [-170, 0]);
  });

  it('is in order after any sequence of operations', async () => {
    const jobs = Array.from({ length: 4 }, () => newId('job'));
    const job = fc.constantFrom(...jobs);
    const amount = fc.integer({ min: 0, max: 400 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('reserve' as const), job, amount }),
      fc.record({ kind: fc.constant('charge' as const), job, amount }),
      fc.record({ kind: fc.constant('release' as const), job, amount }),
      fc.record({
        kind: fc.constantFrom('payment' as const, 'fee' as const, 'credit' as const),
        job,
        amount,
      }),
    );
    const apply = (
      tx: StoreTransaction,
      id: Account['id'],
      { kind, job, amount }: Step,
    ): Promise<unknown> => {
      const posting = { accountId: id, amount, by: alice, text: '', evidence: 'e', at: 0 };
      if (kind === 'reserve') return reserve(tx, { accountId: id, for: job, amount, at: 0 });
      if (kind === 'release') return release(tx, job);
      if (kind === 'charge') return chargeOnce(tx, { ...posting, jobId: job });
      return post(tx, kind, posting);
    };
    const { store } = accounts;
    const books = accountsOn(store);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { id } = await openAccount(books, by(alice), { title: 'Lab', contact: 'a@b' });
        for (const one of steps) {
          // Refusals (no credit, a second reservation of a job) must leave the books as they were.
          await inTransaction((tx) => apply(tx, id, one), store).catch(() => undefined);
          await checkBooks(store, id);
        }
        for (const table of ['account_entries', 'account_reservations'] as const) {
          await store.db.deleteFrom(table).where('account_id', '=', id).execute();
        }
      }),
    );
  });
});

interface Step {
  readonly kind: 'reserve' | 'charge' | 'release' | 'payment' | 'fee' | 'credit';
  readonly job: Id<'job'>;
  readonly amount: number;
}

async function checkBooks({ db }: Store, id: Account['id']): Promise<void> {
  const account = await accountById(db, id);
  assert.ok(account);
  const entries = await db
    .selectFrom('account_entries')
    .selectAll()
    .where('account_id', '=', id)
    .orderBy('number')
    .execute();
  const reservations = await db
    .selectFrom('account_reservations')
    .select('amount')
    .where('account_id', '=', id)
    .execute();
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  assert.equal(account.balance, sum(entries.map((entry) => entry.amount)));
  assert.equal(account.reserved, sum(reservations.map((reservation) => reservation.amount)));
  assert.ok(account.reserved >= 0);
  assert.deepEqual(
    entries.map((entry) => entry.number),
    entries.map((_, index) => index + 1),
  );
  const charged = entries.filter((entry) => entry.kind === 'charge').map((entry) => entry.job_id);
  assert.equal(new Set(charged).size, charged.length);
}
