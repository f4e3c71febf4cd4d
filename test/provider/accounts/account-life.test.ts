import assert from 'node:assert/strict';
import type { Account } from '../../../src/provider/accounts/account.ts';
import {
  approveAccount,
  closeAccount,
  denyAccount,
  recordPayment,
  resumeAccount,
  setCreditLimit,
  suspendAccount,
} from '../../../src/provider/accounts/account-decisions.ts';
import type { AccountRules } from '../../../src/provider/accounts/account-rules.ts';
import { authoriseAccount } from '../../../src/provider/accounts/authorise-account.ts';
import { chargeOnce, release, reserve } from '../../../src/provider/accounts/ledger.ts';
import { openAccount } from '../../../src/provider/accounts/open-account.ts';
import type { Identity } from '../../../src/security/identity.ts';
import { newId } from '../../../src/store/ids.ts';
import {
  accountsOn,
  alice,
  bob,
  by,
  operator,
  type TemporaryAccounts,
  temporaryAccounts,
} from './accounts-fixture.ts';

const wish = { title: 'Laboratory', contact: 'alice@example.org' };

describe('the life of an account', () => {
  let accounts: TemporaryAccounts;
  beforeEach(async () => {
    accounts = await temporaryAccounts();
  });
  afterEach(() => accounts.remove());

  const seenBy = (identity: Identity, { id }: Account) =>
    authoriseAccount(accounts.store.db, accounts.rules, identity, id, 'see');
  const open = () => openAccount(accounts, by(alice), { ...wish, creditWanted: '5' });
  const pending = () => openAccount(accounts, by(alice), { ...wish, creditWanted: '1000' });
  const spend = (account: Account, amount: number) => {
    const jobId = newId('job');
    return accounts.store.transaction((tx) =>
      chargeOnce(tx, {
        accountId: account.id,
        jobId,
        amount,
        by: alice,
        text: 'Swirl',
        evidence: 'e',
        at: 0,
      }),
    );
  };

  it('opens at once for no more credit than the provider grants unchecked', async () => {
    const account = await open();
    assert.equal(account.state, 'open');
    assert.equal(account.creditLimit, 5_00);
    assert.equal(account.currency, 'EUR');
    assert.deepEqual(account.holder, alice);
    assert.deepEqual(account.users, [
      { pattern: { kind: 'identity', identity: alice }, role: 'budget-holder' },
    ]);
    assert.notEqual(account.openedAt, undefined);
    assert.deepEqual(await seenBy(alice, account), account);
  });

  it('grants what needs no checks where nothing is asked for', async () => {
    assert.equal((await openAccount(accounts, by(alice), wish)).creditLimit, 10_00);
  });

  it('waits for an operator where more is wanted, in a foreign currency, or where every account is checked', async () => {
    const strict = { ...accountsOn(accounts.store), rules: withoutGrant(accounts.rules) };
    const waiting = [
      await pending(),
      await openAccount(accounts, by(alice), { ...wish, creditWanted: '1', currency: 'JPY' }),
      await openAccount(strict, by(alice), wish),
    ];
    for (const account of waiting) {
      assert.equal(account.state, 'pending-credit-checks');
      assert.equal(account.creditLimit, 0);
      assert.equal(account.openedAt, undefined);
    }
  });

  it('is opened or refused by an operator after the checks', async () => {
    const first = await pending();
    const order = { accountId: first.id, creditLimit: '250.50', tier: 'gold' };
    const approved = await approveAccount(accounts, by(operator), order);
    assert.equal(approved.state, 'open');
    assert.equal(approved.creditLimit, 250_50);
    assert.equal(approved.tier, 'gold');
    assert.equal(approved.version, first.version + 1);

    const denied = await denyAccount(accounts, by(operator), {
      accountId: (await pending()).id,
      reason: 'unknown',
    });
    assert.equal(denied.state, 'denied');
    await assert.rejects(approveAccount(accounts, by(operator), { ...order, accountId: denied.id }), {
      code: 'ACCOUNT_STATE',
      message: /is denied; to approve it must be pending-credit-checks/,
    });
  });

  it('is suspended and resumed; a suspended one takes no new work but is still billed', async () => {
    const account = await open();
    const jobId = newId('job');
    const reservation = { accountId: account.id, for: jobId, amount: 100, at: 0 };
    await suspendAccount(accounts, by(operator), { accountId: account.id, reason: 'unpaid' });
    const refused = accounts.store.transaction((tx) => reserve(tx, reservation));
    await assert.rejects(refused, { code: 'ACCOUNT_STATE', message: /is suspended/ });
    await spend(account, 300);
    const resumed = await resumeAccount(accounts, by(operator), { accountId: account.id });
    assert.equal(resumed.state, 'open');
    assert.equal(resumed.balance, -300);
    await accounts.store.transaction((tx) => reserve(tx, reservation));
  });

  it('may get a limit below what is committed: nothing more can be reserved then', async () => {
    const account = await open();
    await spend(account, 400);
    await setCreditLimit(accounts, by(operator), { accountId: account.id, creditLimit: '1' });
    await assert.rejects(
      accounts.store.transaction((tx) =>
        reserve(tx, { accountId: account.id, for: newId('job'), amount: 0, at: 0 }),
      ),
      {
        code: 'CREDIT_EXCEEDED',
        message: /has -3\.00 EUR left \(limit 1\.00 EUR, balance -4\.00 EUR, reserved 0\.00 EUR\)/,
      },
    );
  });

  it('is closed at once where nothing is open', async () => {
    const account = await open();
    assert.equal((await closeAccount(accounts, by(alice), { accountId: account.id })).state, 'closed');
    await assert.rejects(closeAccount(accounts, by(alice), { accountId: account.id }), {
      code: 'ACCOUNT_STATE',
    });
    assert.equal((await seenBy(alice, account)).state, 'closed');
  });

  it('is closed by the last payment where something is owed', async () => {
    const account = await open();
    await spend(account, 250);
    const finishing = await closeAccount(accounts, by(alice), { accountId: account.id });
    assert.equal(finishing.state, 'account-usage-finished');
    const pay = (amount: string) => recordPayment(accounts, by(operator), { accountId: account.id, amount });
    assert.equal((await pay('1')).state, 'account-usage-finished');
    assert.equal((await pay('1.5')).state, 'closed');
    await assert.rejects(pay('1'), { code: 'ACCOUNT_STATE' });
  });

  it('stays until its last job has ended, and is closed by it', async () => {
    const account = await open();
    const [jobId, otherJob] = [newId('job'), newId('job')];
    await accounts.store.transaction(async (tx) => {
      await reserve(tx, { accountId: account.id, for: jobId, amount: 100, at: 0 });
      await reserve(tx, { accountId: account.id, for: otherJob, amount: 100, at: 0 });
    });
    for (const closer of [alice, operator]) {
      const closing = await closeAccount(accounts, by(closer), { accountId: account.id });
      assert.equal(closing.state, 'account-usage-finished');
    }
    await accounts.store.transaction((tx) => release(tx, jobId));
    assert.equal((await seenBy(alice, account)).state, 'account-usage-finished', 'the other job still runs');
    await accounts.store.transaction((tx) => release(tx, otherJob));
    assert.equal((await seenBy(alice, account)).state, 'closed');
  });

  it('can be ended by an operator though it will never be paid', async () => {
    const account = await open();
    await spend(account, 250);
    await closeAccount(accounts, by(alice), { accountId: account.id });
    await assert.rejects(closeAccount(accounts, by(alice), { accountId: account.id }), {
      code: 'ACCOUNT_STATE',
    });
    assert.equal((await closeAccount(accounts, by(operator), { accountId: account.id })).state, 'closed');
  });

  it('records who decided what, why, and by which signed request', async () => {
    const account = await open();
    const request = by(operator);
    await suspendAccount(accounts, request, { accountId: account.id, reason: 'unpaid' });
    const changes = await accounts.store.db.selectFrom('account_changes').selectAll().execute();
    assert.equal(changes.length, 1);
    const { changed_at: _, ...change } = changes[0] ?? {};
    assert.deepEqual(change, {
      account_id: account.id,
      version: 2,
      operation: 'SuspendAccount',
      by_issuer: operator.issuer,
      by_subject: operator.subject,
      text: 'unpaid',
      evidence: request.evidence,
    });
  });

  it('refuses amounts that are negative, too fine or no amounts, and a currency that is not offered', async () => {
    const { id } = await open();
    const refusals: [Promise<Account>, string, string][] = [
      [
        openAccount(accounts, by(alice), { ...wish, creditWanted: '-1' }),
        'AMOUNT_INVALID',
        'OpenAccount/creditWanted',
      ],
      [
        openAccount(accounts, by(alice), { ...wish, currency: 'USD' }),
        'ACCOUNT_RULE',
        'OpenAccount/currency',
      ],
      [
        recordPayment(accounts, by(operator), { accountId: id, amount: '0' }),
        'AMOUNT_INVALID',
        'RecordPayment/amount',
      ],
      [
        recordPayment(accounts, by(operator), { accountId: id, amount: '0.005' }),
        'AMOUNT_INVALID',
        'RecordPayment/amount',
      ],
      [
        setCreditLimit(accounts, by(operator), { accountId: id, creditLimit: '99999999999999999' }),
        'AMOUNT_INVALID',
        'SetCreditLimit/creditLimit',
      ],
    ];
    for (const [refused, code, path] of refusals) await assert.rejects(refused, { code, path });
    assert.equal((await accounts.store.db.selectFrom('accounts').select('id').execute()).length, 1);
  });

  it('gives the same answer to the same request, and a second account to a second request', async () => {
    const first = await openAccount(accounts, by(alice, 'open-1'), wish);
    const again = await openAccount(accounts, by(alice, 'open-1'), wish);
    assert.deepEqual(again, JSON.parse(JSON.stringify(first)));
    assert.notEqual((await openAccount(accounts, by(alice, 'open-2'), wish)).id, first.id);
    assert.notEqual((await openAccount(accounts, by(bob, 'open-1'), wish)).id, first.id);
    await assert.rejects(openAccount(accounts, by(alice, 'open-1'), { ...wish, title: 'Other' }), {
      code: 'REQUEST_ID_REUSED',
    });
  });

  it('counts a payment once though its request comes twice', async () => {
    const { id } = await open();
    const payment = { accountId: id, amount: '20' };
    await recordPayment(accounts, by(operator, 'pay-1'), payment);
    assert.equal((await recordPayment(accounts, by(operator, 'pay-1'), payment)).balance, 20_00);
    assert.equal((await recordPayment(accounts, by(operator, 'pay-2'), payment)).balance, 40_00);
  });
});

function withoutGrant({ operators, currencies, tier }: AccountRules): AccountRules {
  return { operators, currencies, tier };
}
