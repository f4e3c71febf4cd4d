import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { suspendAccount } from '../../../src/provider/accounts/account-decisions.ts';
import { createStager } from '../../../src/provider/data/create-stager.ts';
import { getStager, readStager } from '../../../src/provider/data/read-stager.ts';
import type { Stager } from '../../../src/provider/data/stager.ts';
import { alice, by, operator } from '../accounts/accounts-fixture.ts';
import { bytes, dataOn, digestOf, streamed, type TestData, testData, write } from './data-fixture.ts';

describe('an upload', () => {
  let test: TestData;
  beforeEach(async () => {
    test = await testData();
  });
  afterEach(() => test.temporary.remove());

  const create = (wish: { size?: number; digest?: string } = {}) =>
    createStager(test.data, by(alice), { accountId: test.account.id, name: 'photo.png', ...wish });
  const now = ({ id }: Stager) => getStager(test.data, alice, id);
  const textOf = async ({ id }: Stager) => {
    const piece = await readStager(test.data, alice, { stagerId: id, offset: 0, length: 1000 });
    return new TextDecoder().decode(piece.content);
  };

  it('comes in pieces and is complete with the last', async () => {
    const stager = await create();
    assert.equal(stager.state, 'empty');
    const partial = await write(test.data, stager.id, 0, 'Hello, ');
    assert.deepEqual([partial.state, partial.received, partial.digest], ['partial', 7, undefined]);
    const complete = await write(test.data, stager.id, 7, 'world', { last: true });
    assert.deepEqual(
      [complete.state, complete.size, complete.digest],
      ['complete', 12, digestOf('Hello, world')],
    );
    assert.equal(complete.contentType, 'text/plain');
    assert.ok(complete.version > partial.version && partial.version > stager.version);
    assert.equal(await textOf(stager), 'Hello, world');
  });

  it('is complete when the announced size is there', async () => {
    const stager = await create({ size: 5, digest: digestOf('Hello') });
    assert.equal((await write(test.data, stager.id, 0, 'Hello')).state, 'complete');
    const empty = await create({ size: 0 });
    assert.deepEqual((await write(test.data, empty.id, 0, '')).digest, digestOf(''));
  });

  it('goes on after a restart from what was received, with the right digest', async () => {
    const stager = await create();
    await write(test.data, stager.id, 0, 'Hello, ');
    await test.temporary.store.close();
    const store = await test.temporary.reopen();
    test = { ...test, data: await dataOn(test.temporary, store, test.accounts.now) };
    assert.equal((await now(stager)).received, 7);
    const complete = await write(test.data, stager.id, 7, 'world', { last: true });
    assert.equal(complete.digest, digestOf('Hello, world'));
  });

  it('loses only the piece in whose middle the connection broke', async () => {
    const stager = await create();
    await write(test.data, stager.id, 0, 'Hello, ');
    async function* broken() {
      yield bytes('wor');
      throw new Error('connection reset');
    }
    await assert.rejects(write(test.data, stager.id, 7, '', { content: broken() }), /connection reset/);
    assert.equal((await now(stager)).received, 7);
    const complete = await write(test.data, stager.id, 7, 'there', { last: true });
    assert.equal(complete.digest, digestOf('Hello, there'));
    assert.equal(await textOf(stager), 'Hello, there');
  });

  it('does not keep what a broken piece left behind the end of a shorter file', async () => {
    const stager = await create();
    async function* broken() {
      yield bytes('a long piece');
      throw new Error('connection reset');
    }
    await assert.rejects(write(test.data, stager.id, 0, '', { content: broken() }));
    const complete = await write(test.data, stager.id, 0, 'short', { last: true });
    assert.deepEqual([complete.size, await textOf(stager)], [5, 'short']);
  });

  it('takes the same piece again without a change', async () => {
    const stager = await create();
    await write(test.data, stager.id, 0, 'Hello, ');
    const after = await write(test.data, stager.id, 7, 'world', { last: true });
    assert.deepEqual(await write(test.data, stager.id, 0, 'Hello, '), after);
    assert.deepEqual(await write(test.data, stager.id, 7, 'world', { last: true }), after);
    assert.deepEqual(await write(test.data, stager.id, 12, '', { last: true }), after);
  });

  it('ends when the last piece comes again though the first time was cut off before the end', async () => {
    const stager = await create();
    await write(test.data, stager.id, 0, 'Hello');
    assert.equal((await write(test.data, stager.id, 0, 'Hell', { last: true })).state, 'partial');
    assert.equal((await write(test.data, stager.id, 0, 'Hello', { last: true })).state, 'complete');
  });

  it('names the right offset where a piece neither follows nor repeats', async () => {
    const stager = await create();
    await write(test.data, stager.id, 0, 'Hello');
    for (const [offset, text] of [
      [6, 'x'],
      [3, 'xx'],
      [3, 'lo, world'],
    ] as const) {
      await assert.rejects(write(test.data, stager.id, offset, text), {
        code: 'STAGER_OFFSET',
        fault: 'Conflict',
        message: /Go on from offset 5\.$/,
      });
    }
    assert.equal((await now(stager)).received, 5);
  });

  it('takes no further piece when it is complete', async () => {
    const stager = await create();
    await write(test.data, stager.id, 0, 'Hello', { last: true });
    for (const [offset, text] of [
      [5, ' again'],
      [0, 'Other'],
    ] as const) {
      await assert.rejects(write(test.data, stager.id, offset, text), { code: 'STAGER_STATE' });
    }
    assert.equal(await textOf(stager), 'Hello');
  });

  it('refuses a piece whose digest is not what was signed', async () => {
    const stager = await create();
    const piece = { digest: digestOf('Hello') };
    await assert.rejects(write(test.data, stager.id, 0, 'Hexlo', piece), {
      code: 'CONTENT_DAMAGED',
      path: 'digest',
    });
    assert.equal((await now(stager)).state, 'empty');
    assert.equal((await write(test.data, stager.id, 0, 'Hello', piece)).received, 5);
  });

  it('has the digest of what is on the disk after a wrong piece was sent again rightly', async () => {
    const stager = await create({ digest: digestOf('Hello, world') });
    await write(test.data, stager.id, 0, 'Hello, ');
    const piece = { digest: digestOf('world'), last: true };
    await assert.rejects(write(test.data, stager.id, 7, 'wxrld', piece), { code: 'CONTENT_DAMAGED' });
    assert.equal((await write(test.data, stager.id, 7, 'world', piece)).state, 'complete');
  });

  it('is damaged where the whole is not what was announced, and can then be sent anew', async () => {
    const stager = await create({ digest: digestOf('Hello') });
    await write(test.data, stager.id, 0, 'He');
    await assert.rejects(write(test.data, stager.id, 2, 'xxo', { last: true }), {
      code: 'CONTENT_DAMAGED',
      fault: 'InvalidRequest',
    });
    const damaged = await now(stager);
    assert.deepEqual([damaged.state, damaged.received], ['damaged', 0]);
    await assert.rejects(access(test.data.content.pathOf(stager.id)), { code: 'ENOENT' });
    await assert.rejects(write(test.data, stager.id, 2, 'llo'), { code: 'STAGER_OFFSET' });
    await write(test.data, stager.id, 0, 'Hel');
    assert.equal((await write(test.data, stager.id, 3, 'lo', { last: true })).state, 'complete');
  });

  it('is damaged where it ends before the announced size, and refused where it goes past it', async () => {
    const short = await create({ size: 10 });
    await assert.rejects(
      write(test.data, short.id, 0, 'Hello', { last: true }),
      /5 bytes came; 10 were announced/,
    );
    const long = await create({ size: 3 });
    await assert.rejects(write(test.data, long.id, 0, 'Hello'), { code: 'STAGER_SIZE' });
    assert.deepEqual([(await now(long)).state, (await now(long)).received], ['empty', 0]);
  });

  it('stops in the middle where it becomes too large for a stager or the account', async () => {
    const stager = await create();
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 100;
        yield new Uint8Array(100);
      }
    }
    const tooLarge = {
      code: 'QUOTA_EXCEEDED',
      fault: 'LimitExceeded',
      message: /at most 1000 bytes; 1100 were/,
    };
    await assert.rejects(write(test.data, stager.id, 0, '', { content: endless() }), tooLarge);
    assert.equal(sent, 1100);
    await create({ size: 900 });
    await assert.rejects(write(test.data, stager.id, 0, '', { content: endless() }), {
      code: 'QUOTA_EXCEEDED',
      message: /at most 1500 bytes; 900 are used, 700 were/,
      limit: { name: 'account 1500 bytes', used: '900 bytes', asked: '700 bytes' },
    });
    await assert.rejects(create({ size: 601 }), { code: 'QUOTA_EXCEEDED' });
    await assert.rejects(create({ size: 1001 }), { code: 'QUOTA_EXCEEDED', path: 'size' });
    await create({ size: 600 });
  });

  it('counts an announced size once, not again as it arrives', async () => {
    const stager = await create({ size: 900 });
    assert.equal((await write(test.data, stager.id, 0, 'x'.repeat(900))).state, 'complete');
  });

  it('is refused where it would take the disk space that is left for others', async () => {
    const data = await dataOn(test.temporary, test.data.store, test.accounts.now, { freeBytes: 1e18 });
    const wish = { accountId: test.account.id, name: 'x' };
    await assert.rejects(createStager(data, by(alice), wish), { code: 'DISK_FULL', fault: 'Unavailable' });
    const stager = await create();
    await assert.rejects(write(data, stager.id, 0, 'x'), { code: 'DISK_FULL', retryAfter: 60 });
  });

  it('is in order where pieces arrive at the same time: one is written, the same one repeats', async () => {
    const stager = await create();
    const outcomes = await Promise.allSettled([
      write(test.data, stager.id, 0, 'Hello'),
      write(test.data, stager.id, 0, 'Hello'),
      write(test.data, stager.id, 0, 'Other'),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected'],
    );
    assert.equal((await now(stager)).received, 5);
  });

  it('needs an open account, but what is there stays readable', async () => {
    const stager = await create();
    await write(test.data, stager.id, 0, 'Hello', { last: true });
    const half = await create();
    await suspendAccount(test.accounts, by(operator), { accountId: test.account.id });
    await assert.rejects(create(), { code: 'ACCOUNT_STATE' });
    await assert.rejects(write(test.data, half.id, 0, 'Hello'), { code: 'ACCOUNT_STATE' });
    assert.equal(await textOf(stager), 'Hello');
  });

  it('makes one stager where its request comes twice', async () => {
    const wish = { accountId: test.account.id, name: 'photo.png' };
    const first = await createStager(test.data, by(alice, 'create-1'), wish);
    const again = await createStager(test.data, by(alice, 'create-1'), wish);
    assert.equal(again.id, first.id);
    await assert.rejects(createStager(test.data, by(alice, 'create-1'), { ...wish, name: 'other' }), {
      code: 'REQUEST_ID_REUSED',
    });
  });

  it('may come in chunks of any size', async () => {
    const stager = await create();
    const content = streamed('He', '', 'll', new Uint8Array(0), 'o');
    const complete = await write(test.data, stager.id, 0, '', { content, last: true });
    assert.equal(complete.digest, digestOf('Hello'));
  });
});
