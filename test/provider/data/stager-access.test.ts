import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { addUser } from '../../../src/provider/accounts/account-decisions.ts';
import { createStager } from '../../../src/provider/data/create-stager.ts';
import { destroyStager } from '../../../src/provider/data/destroy-stager.ts';
import { dropExpiredStagers, dropOrphanedContent } from '../../../src/provider/data/housekeeping.ts';
import { listStagers } from '../../../src/provider/data/list-stagers.ts';
import { getStager, readStager } from '../../../src/provider/data/read-stager.ts';
import type { Stager } from '../../../src/provider/data/stager.ts';
import type { Identity } from '../../../src/security/identity.ts';
import { newId } from '../../../src/store/ids.ts';
import { alice, bob, by, identityOf, operator } from '../accounts/accounts-fixture.ts';
import { dataRules, digestOf, type TestData, testData, write } from './data-fixture.ts';

describe('a stager and its callers', () => {
  let test: TestData;
  let stager: Stager;
  beforeEach(async () => {
    test = await testData();
    stager = await createStager(test.data, by(alice), { accountId: test.account.id, name: 'photo.png' });
    await write(test.data, stager.id, 0, 'Hello, world', { last: true });
  });
  afterEach(() => test.temporary.remove());

  const read = (identity = alice, offset = 0, length = 1000) =>
    readStager(test.data, identity, { stagerId: stager.id, offset, length });
  const letBobUseTheAccount = () =>
    addUser(test.accounts, by(alice), {
      accountId: test.account.id,
      user: { pattern: { kind: 'identity', identity: bob }, role: 'user' },
    });

  it('is told apart from nothing by nothing where they are no users of its account', async () => {
    for (const identity of [bob, operator, identityOf('alice', bob.subject)]) {
      for (const id of [stager.id, newId('stg'), '../../plegma.db', test.account.id]) {
        const unknown = { code: 'STAGER_UNKNOWN', message: `There is no stager ${id} that you may use.` };
        await assert.rejects(getStager(test.data, identity, id), unknown);
        await assert.rejects(write(test.data, id, 0, 'x', { identity }), unknown);
        await assert.rejects(destroyStager(test.data, by(identity), id), unknown);
        await assert.rejects(
          readStager(test.data, identity, { stagerId: id, offset: 0, length: 1 }),
          unknown,
        );
      }
      assert.deepEqual((await listStagers(test.data, identity, {})).items, []);
    }
    await assert.rejects(createStager(test.data, by(bob), { accountId: test.account.id, name: 'x' }), {
      code: 'ACCOUNT_UNKNOWN',
    });
  });

  it('is its owner’s alone, whoever else may use the account', async () => {
    await letBobUseTheAccount();
    await assert.rejects(read(bob), { code: 'STAGER_UNKNOWN' });
    await assert.rejects(write(test.data, stager.id, 0, 'x', { identity: bob }), { code: 'STAGER_UNKNOWN' });
    await assert.rejects(destroyStager(test.data, by(bob), stager.id), { code: 'STAGER_UNKNOWN' });
    const own = await createStager(test.data, by(bob), { accountId: test.account.id, name: 'x' });
    assert.deepEqual(own.owner, bob);
    const idsFor = async (identity: Identity) =>
      (await listStagers(test.data, identity, {})).items.map(({ id }) => id);
    assert.deepEqual([await idsFor(bob), await idsFor(alice)], [[own.id], [stager.id]]);
  });

  it('is read in pieces, each with its digest', async () => {
    const first = await read(alice, 0, 5);
    assert.deepEqual([first.digest, first.nextOffset, first.complete], [digestOf('Hello'), 5, false]);
    const rest = await read(alice, 5);
    assert.deepEqual(
      [rest.digest, rest.offset, rest.nextOffset, rest.complete],
      [digestOf(', world'), 5, 12, true],
    );
    const end = await read(alice, 12);
    assert.deepEqual([end.content.byteLength, end.complete], [0, true]);
    await assert.rejects(read(alice, 13), { code: 'READ_RANGE', path: 'offset' });
    const open = await createStager(test.data, by(alice), { accountId: test.account.id, name: 'x' });
    await assert.rejects(readStager(test.data, alice, { stagerId: open.id, offset: 0, length: 1 }), {
      code: 'STAGER_STATE',
      fault: 'ActionUnavailable',
      message: /is empty/,
    });
  });

  it('is listed newest first, by account and state, in pages', async () => {
    const second = await createStager(test.data, by(alice), { accountId: test.account.id, name: 'b' });
    const ids = async (filter = {}) =>
      (await listStagers(test.data, alice, filter)).items.map(({ id }) => id);
    assert.deepEqual(await ids(), [second.id, stager.id]);
    assert.deepEqual(await ids({ state: 'complete' }), [stager.id]);
    assert.deepEqual(await ids({ accountId: test.account.id }), [second.id, stager.id]);
    assert.deepEqual(await ids({ accountId: newId('acc') }), []);
    assert.deepEqual(await ids({ accountId: 'nonsense' }), []);
    const { nextCursor } = await listStagers(test.data, alice, { limit: 1 });
    assert.deepEqual(await ids({ limit: 1, cursor: nextCursor }), [stager.id]);
  });

  it('is destroyed with its file and frees its quota; the same request again is no error', async () => {
    const path = test.data.content.pathOf(stager.id);
    await access(path);
    await destroyStager(test.data, by(alice, 'destroy-1'), stager.id);
    await destroyStager(test.data, by(alice, 'destroy-1'), stager.id);
    await assert.rejects(access(path), { code: 'ENOENT' });
    await assert.rejects(getStager(test.data, alice, stager.id), { code: 'STAGER_UNKNOWN' });
    await createStager(test.data, by(alice), { accountId: test.account.id, name: 'x', size: 1000 });
    await createStager(test.data, by(alice), { accountId: test.account.id, name: 'x', size: 500 });
  });

  it('does not come back with an upload that was running when it was destroyed', async () => {
    for (let ticks = 0; ticks < 30; ticks += 1) {
      const { id } = await createStager(test.data, by(alice), { accountId: test.account.id, name: 'x' });
      const upload = write(test.data, id, 0, 'Hello').catch((error) =>
        assert.equal(error.code, 'STAGER_UNKNOWN'),
      );
      for (let tick = 0; tick < ticks; tick += 1) await new Promise(setImmediate);
      await Promise.all([upload, destroyStager(test.data, by(alice), id)]);
      await assert.rejects(access(test.data.content.pathOf(id)), { code: 'ENOENT' });
    }
  });

  it('is forgotten after its termination time, which each change moves', async () => {
    assert.ok(stager.terminationTime >= stager.createdAt + dataRules.lifetime);
    assert.equal(await dropExpiredStagers(test.data), 0);
    test.accounts.time += dataRules.lifetime;
    await assert.rejects(getStager(test.data, alice, stager.id), { code: 'STAGER_UNKNOWN' });
    assert.deepEqual((await listStagers(test.data, alice, {})).items, []);
    assert.equal(await dropExpiredStagers(test.data), 1);
    await assert.rejects(access(test.data.content.pathOf(stager.id)), { code: 'ENOENT' });
  });

  it('leaves no file behind that a crash separated from it', async () => {
    await test.data.store.db.deleteFrom('stagers').where('id', '=', stager.id).execute();
    const kept = await createStager(test.data, by(alice), { accountId: test.account.id, name: 'x' });
    await write(test.data, kept.id, 0, 'kept');
    assert.equal(await dropOrphanedContent(test.data), 1);
    await access(test.data.content.pathOf(kept.id));
    await assert.rejects(access(test.data.content.pathOf(stager.id)), { code: 'ENOENT' });
  });
});
