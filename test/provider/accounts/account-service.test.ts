import assert from 'node:assert/strict';
import { accountService } from '../../../src/provider/accounts/account-service.ts';
import { chargeOnce } from '../../../src/provider/accounts/ledger.ts';
import { decimal } from '../../../src/soap/codec/decimal.ts';
import type { CallContext } from '../../../src/soap/server/operation.ts';
import { isId, newId } from '../../../src/store/ids.ts';
import { callBy, nobody } from '../call-context.ts';
import { alice, bob, operator, type TemporaryAccounts, temporaryAccounts } from './accounts-fixture.ts';

describe('AccountService', () => {
  let accounts: TemporaryAccounts;
  beforeEach(async () => {
    accounts = await temporaryAccounts();
  });
  afterEach(() => accounts.remove());

  const service = () => accountService(accounts).operations;
  const open = async (context: CallContext) => {
    const request = { title: 'Lab', contact: 'a@b', creditWanted: decimal('7.5') };
    return (await service().OpenAccount(request, context)).account;
  };

  it('has an operation for each of the contract, and none that may be called unsigned', async () => {
    const { contract, open: openOperations, operations } = accountService(accounts);
    assert.deepEqual(Object.keys(operations).sort(), Object.keys(contract.operations).sort());
    assert.equal(openOperations.size, 0);
    await assert.rejects(service().ListAccounts({}, nobody), { code: 'SIGNATURE_MISSING' });
  });

  it('speaks in decimals, dates and names of the contract', async () => {
    const account = await open(callBy(alice));
    assert.ok(isId('acc', account.accountId));
    assert.deepEqual(
      { ...account, accountId: '', openedAt: account.openedAt instanceof Date },
      {
        accountId: '',
        title: 'Lab',
        holder: alice,
        state: 'open',
        creditLimit: '7.5',
        balance: '0',
        reserved: '0',
        currency: 'EUR',
        tier: 'standard',
        openedAt: true,
        users: [{ rule: { identity: alice }, role: 'budget-holder' }],
        version: 1,
      },
    );
  });

  it('takes the MessageID for the request id where the message has none', async () => {
    const first = await open(callBy(alice, 'urn:uuid:1'));
    assert.equal((await open(callBy(alice, 'urn:uuid:1'))).accountId, first.accountId);
    assert.notEqual((await open(callBy(alice, 'urn:uuid:2'))).accountId, first.accountId);
  });

  it('adds users by any spelling of their name, and refuses what is no name and what is no rule', async () => {
    const { accountId } = await open(callBy(alice));
    const spelled = {
      issuer: bob.issuer.replaceAll(',', ' , '),
      subject: bob.subject.replace('CN=', 'COMMONNAME='),
    };
    const add = (rule: object) => service().AddUser({ accountId, rule, role: 'user' }, callBy(alice));
    const { account } = await add({ identity: spelled });
    assert.deepEqual(account.users[1], { rule: { identity: bob }, role: 'user' });
    await service().GetAccount({ accountId }, callBy(bob));
    await assert.rejects(add({ issuer: 'nobody' }), { code: 'ACCOUNT_RULE', path: 'AddUser/rule/issuer' });
    await assert.rejects(add({ group: 'lab' }), { code: 'ACCOUNT_RULE', path: 'AddUser/rule/group' });
    await service().RemoveUser({ accountId, rule: { identity: bob }, role: 'user' }, callBy(alice));
    await assert.rejects(service().GetAccount({ accountId }, callBy(bob)), { code: 'ACCOUNT_UNKNOWN' });
  });

  it('shows the statement with the evidence of each entry', async () => {
    const { accountId } = await open(callBy(alice));
    assert.ok(isId('acc', accountId));
    const jobId = newId('job');
    const charge = {
      accountId,
      jobId,
      amount: 125,
      by: alice,
      text: 'Swirl',
      evidence: 'ab',
      at: accounts.now(),
    };
    await accounts.store.transaction((tx) => chargeOnce(tx, charge));
    const paid = callBy(operator);
    await service().RecordPayment({ accountId, amount: decimal('2') }, paid);
    const statement = await service().GetStatement({ accountId, from: new Date(0) }, callBy(alice));
    assert.deepEqual(
      statement.entries.map(({ kind, amount, jobId: job, evidence }) => [kind, amount, job, evidence]),
      [
        ['charge', '-1.25', jobId, 'ab'],
        ['payment', '2', undefined, evidenceOf(paid)],
      ],
    );
    assert.deepEqual([statement.currency, statement.opening, statement.closing], ['EUR', '0', '0.75']);
  });

  it('walks through the states by the operator’s orders', async () => {
    const wish = { title: 'Lab', contact: 'a@b', creditWanted: decimal('5000') };
    const opened = await service().OpenAccount(wish, callBy(alice));
    const { accountId } = opened.account;
    assert.equal(opened.account.openedAt, undefined);
    const by: CallContext = callBy(operator);
    const approval = { accountId, creditLimit: decimal('100'), tier: 'gold' };
    assert.equal((await service().ApproveAccount(approval, by)).account.state, 'open');
    const limit = { accountId, creditLimit: decimal('120') };
    assert.equal((await service().SetCreditLimit(limit, callBy(operator))).account.creditLimit, '120');
    const suspended = await service().SuspendAccount({ accountId, reason: 'unpaid' }, callBy(operator));
    assert.equal(suspended.account.state, 'suspended');
    assert.equal((await service().ResumeAccount({ accountId }, callBy(operator))).account.state, 'open');
    assert.equal((await service().CloseAccount({ accountId }, callBy(alice))).account.state, 'closed');
    const { accounts: listed } = await service().ListAccounts({ state: 'closed' }, callBy(alice));
    assert.deepEqual(
      listed.map((account) => [account.accountId, account.tier]),
      [[accountId, 'gold']],
    );
    const denied = (await service().OpenAccount(wish, callBy(alice))).account.accountId;
    assert.equal(
      (await service().DenyAccount({ accountId: denied }, callBy(operator))).account.state,
      'denied',
    );
  });
});

function evidenceOf({ caller }: CallContext): string | undefined {
  return caller.kind === 'identified' ? caller.evidence : undefined;
}
