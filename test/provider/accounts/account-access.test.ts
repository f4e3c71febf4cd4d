import assert from 'node:assert/strict';
import type { Account, AccountUser } from '../../../src/provider/accounts/account.ts';
import {
  addUser,
  closeAccount,
  removeUser,
  suspendAccount,
} from '../../../src/provider/accounts/account-decisions.ts';
import { type AccountAction, authoriseAccount } from '../../../src/provider/accounts/authorise-account.ts';
import { listAccounts } from '../../../src/provider/accounts/list-accounts.ts';
import { openAccount } from '../../../src/provider/accounts/open-account.ts';
import type { Identity } from '../../../src/security/identity.ts';
import { normaliseDistinguishedName } from '../../../src/security/x509/name-text.ts';
import { newId } from '../../../src/store/ids.ts';
import {
  alice,
  authority,
  bob,
  by,
  identityOf,
  operator,
  type TemporaryAccounts,
  temporaryAccounts,
} from './accounts-fixture.ts';

const wish = { title: 'Laboratory', contact: 'alice@example.org' };
const foreignAuthority = normaliseDistinguishedName('CN=Foreign CA,O=Elsewhere');
const user = (identity: Identity): AccountUser => ({ pattern: { kind: 'identity', identity }, role: 'user' });

describe('who may do what on an account', () => {
  let accounts: TemporaryAccounts;
  let account: Account;
  beforeEach(async () => {
    accounts = await temporaryAccounts();
    account = await openAccount(accounts, by(alice), wish);
  });
  afterEach(() => accounts.remove());

  const may = (identity: Identity, action: AccountAction, id: string = account.id) =>
    authoriseAccount(accounts.store.db, accounts.rules, identity, id, action);

  it('tells an account of somebody else apart from nothing by nothing', async () => {
    const absent = newId('acc');
    for (const [id, action] of [
      [account.id, 'see'],
      [account.id, 'close'],
      [absent, 'see'],
      ['../../etc/passwd', 'see'],
    ] as const) {
      await assert.rejects(may(bob, action, id), {
        code: 'ACCOUNT_UNKNOWN',
        fault: 'NotFound',
        message: `There is no account ${id} that you may use.`,
      });
    }
  });

  it('is decided on issuer and subject, not on the subject alone', async () => {
    await assert.rejects(may(identityOf('alice', foreignAuthority), 'see'), { code: 'ACCOUNT_UNKNOWN' });
  });

  it('lets a user charge to it, but not read its statement, manage or close it', async () => {
    await addUser(accounts, by(alice), { accountId: account.id, user: user(bob) });
    await may(bob, 'use');
    await may(bob, 'see');
    for (const action of ['read its statement', 'change its users', 'close', 'suspend'] as const) {
      await assert.rejects(may(bob, action), { code: 'ACCOUNT_ROLE', fault: 'NotAuthorised' });
    }
  });

  it('keeps the provider’s decisions from the customer and the customer’s work from the operator', async () => {
    for (const action of [
      'approve',
      'suspend',
      'resume',
      'set its credit limit',
      'record a payment',
    ] as const) {
      await assert.rejects(may(alice, action), { code: 'ACCOUNT_ROLE' });
    }
    for (const action of ['use', 'follow', 'change its users'] as const) {
      await assert.rejects(may(operator, action), { code: 'ACCOUNT_ROLE' });
    }
  });

  it('names the state where only the state stands in the way', async () => {
    await suspendAccount(accounts, by(operator), { accountId: account.id });
    await assert.rejects(may(alice, 'use'), {
      code: 'ACCOUNT_STATE',
      fault: 'ActionUnavailable',
      state: 'suspended',
      message: `The account ${account.id} is suspended; to use it must be open.`,
    });
    await may(alice, 'follow');
  });

  it('adds up for somebody who is both customer and operator', async () => {
    const own = await openAccount(accounts, by(operator), wish);
    await may(operator, 'use', own.id);
    await may(operator, 'suspend', own.id);
  });

  it('can be given to everybody of an authority and to further budget holders', async () => {
    const member = identityOf('member', foreignAuthority);
    await addUser(accounts, by(alice), {
      accountId: account.id,
      user: { pattern: { kind: 'issuer', issuer: foreignAuthority }, role: 'user' },
    });
    await may(member, 'use');
    await assert.rejects(may(bob, 'use'), { code: 'ACCOUNT_UNKNOWN' });
    await addUser(accounts, by(alice), {
      accountId: account.id,
      user: { pattern: { kind: 'identity', identity: bob }, role: 'budget-holder' },
    });
    await addUser(accounts, by(bob), { accountId: account.id, user: user(identityOf('carol')) });
    await may(identityOf('carol'), 'use');
  });

  it('can be taken back; the holder stays', async () => {
    await addUser(accounts, by(alice), { accountId: account.id, user: user(bob) });
    await addUser(accounts, by(alice), { accountId: account.id, user: user(bob) });
    const after = await removeUser(accounts, by(alice), { accountId: account.id, user: user(bob) });
    assert.equal(after.users.length, 1);
    await assert.rejects(may(bob, 'see'), { code: 'ACCOUNT_UNKNOWN' });
    await assert.rejects(removeUser(accounts, by(alice), { accountId: account.id, user: user(bob) }), {
      code: 'ACCOUNT_RULE',
    });
    await assert.rejects(
      removeUser(accounts, by(alice), {
        accountId: account.id,
        user: { pattern: { kind: 'identity', identity: alice }, role: 'budget-holder' },
      }),
      { code: 'ACCOUNT_RULE', message: /stays/ },
    );
  });

  it('shows in a list what one may see, newest first, in pages that stay right', async () => {
    const second = await openAccount(accounts, by(alice), wish);
    const third = await openAccount(accounts, by(bob), wish);
    await addUser(accounts, by(bob), {
      accountId: third.id,
      user: { pattern: { kind: 'issuer', issuer: authority }, role: 'user' },
    });
    const ids = async (identity: Identity, request = {}) =>
      (await listAccounts(accounts, identity, request)).items.map(({ id }) => id);
    assert.deepEqual(await ids(alice), [third.id, second.id, account.id]);
    assert.deepEqual(await ids(identityOf('alice', foreignAuthority)), []);
    assert.deepEqual(await ids(operator), [third.id, second.id, account.id]);

    const page = await listAccounts(accounts, alice, { limit: 1 });
    await openAccount(accounts, by(alice), wish);
    assert.deepEqual(await ids(alice, { limit: 2, cursor: page.nextCursor }), [second.id, account.id]);

    await closeAccount(accounts, by(alice), { accountId: second.id });
    assert.deepEqual(await ids(alice, { state: 'closed' }), [second.id]);
  });
});
