import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { openStore, type StoreQueries } from '../../src/store/open-store.ts';
import { type TemporaryStore, temporaryStore } from './temporary-store.ts';

const makeTable = (db: StoreQueries) =>
  sql`create table box (id integer primary key, content text, size bigint check (size < 100))`.execute(db);
const put = (db: StoreQueries, id: number, content: string) =>
  sql`insert into box (id, content) values (${id}, ${content})`.execute(db);
const contents = async (db: StoreQueries) => {
  const { rows } = await sql<{ content: string }>`select content from box order by id`.execute(db);
  return rows.map((row) => row.content);
};

describe('the embedded database', () => {
  let temporary: TemporaryStore;
  beforeEach(async () => {
    temporary = await temporaryStore();
    await makeTable(temporary.store.db);
  });
  afterEach(() => temporary.remove());

  it('keeps what was committed over closing and opening', async () => {
    await put(temporary.store.db, 1, 'kept');
    await temporary.store.close();
    assert.deepEqual(await contents((await temporary.reopen()).db), ['kept']);
  });

  it('has the same revision until this connection or another one changes something', async () => {
    const { store } = temporary;
    const other = await temporary.reopen();
    const first = store.revision();
    await contents(store.db);
    assert.equal(store.revision(), first);
    await put(store.db, 1, 'own');
    const second = store.revision();
    assert.notEqual(second, first);
    await put(other.db, 2, 'of another process');
    assert.notEqual(store.revision(), second);
  });

  it('forces its log itself, so that SQLite need not at every commit, and checks foreign keys', async () => {
    const { rows } = await sql`
      select (select synchronous from pragma_synchronous) as synchronous,
        (select foreign_keys from pragma_foreign_keys) as keys,
        (select journal_mode from pragma_journal_mode) as journal`.execute(temporary.store.db);
    assert.deepEqual(rows, [{ synchronous: 1, keys: 1, journal: 'wal' }]);
  });

  it('resolves a transaction of deferred durability at once, and tells when it is on the disk', async () => {
    const { store } = temporary;
    await store.transaction((tx) => put(tx, 1, 'later'), { durability: 'deferred' });
    assert.deepEqual(await contents(store.db), ['later']);
    await store.synced();
  });

  it('undoes all of a transaction that throws', async () => {
    const { store } = temporary;
    await assert.rejects(
      store.transaction(async (tx) => {
        await put(tx, 1, 'first');
        await put(tx, 1, 'same key');
      }),
      /UNIQUE/,
    );
    assert.deepEqual(await contents(store.db), []);
  });

  it('shows a read from beside a transaction none of its half-done work', async () => {
    const { store } = temporary;
    const transaction = store.transaction(async (tx) => {
      await put(tx, 1, 'first');
      await new Promise(setImmediate);
      await put(tx, 2, 'second');
    });
    const seen = contents(store.db);
    await transaction;
    assert.deepEqual(await seen, ['first', 'second']);
  });

  it('refuses a query past the handle of the transaction instead of standing still', async () => {
    const { store } = temporary;
    await assert.rejects(
      store.transaction(() => contents(store.db)),
      /must go through the handle/,
    );
    assert.deepEqual(await contents(store.db), [], 'and works on afterwards');
  });

  it('lets work that a transaction left behind query again', async () => {
    const { store } = temporary;
    let after: Promise<string[]> | undefined;
    await store.transaction(async (tx) => {
      after = new Promise(setImmediate).then(() => new Promise(setImmediate)).then(() => contents(store.db));
      await put(tx, 1, 'first');
    });
    assert.deepEqual(await after, ['first']);
  });

  it('waits for another process without holding up the event loop', async () => {
    const other = await temporary.reopen();
    const order: string[] = [];
    const first = temporary.store.transaction(async (tx) => {
      await put(tx, 1, 'first');
      await new Promise(setImmediate);
      order.push('first');
    });
    const second = other.transaction(async (tx) => {
      order.push('second');
      await put(tx, 2, 'second');
    });
    await Promise.all([first, second]);
    assert.deepEqual(order, ['first', 'second']);
  });

  it('says STORE_UNAVAILABLE where the disk is full, and goes on when it is not', async () => {
    const { store } = temporary;
    await sql`pragma max_page_count = 4`.execute(store.db);
    await assert.rejects(
      store.transaction(async (tx) => {
        await put(tx, 1, 'small');
        await put(tx, 2, 'x'.repeat(100_000));
      }),
      { code: 'STORE_UNAVAILABLE', retryAfter: 1 },
    );
    await sql`pragma max_page_count = 100000`.execute(store.db);
    await put(store.db, 3, 'later');
    assert.deepEqual(await contents(store.db), ['later']);
  });

  it('says STORE_UNAVAILABLE where the file cannot be opened', async () => {
    await assert.rejects(openStore(temporary.directory), { code: 'STORE_UNAVAILABLE' });
  });

  it('refuses values that libsql would abort the process over or store wrongly', async () => {
    const { db } = temporary.store;
    for (const value of [true, undefined, Number.NaN, 2 ** 60, 'a\0b', {}, new Date(0)]) {
      await assert.rejects(sql`select ${sql.val(value)} as v`.execute(db), TypeError);
    }
    const { rows } =
      await sql`select typeof(${7}) as whole, typeof(${1.5}) as fraction, typeof(${null}) as none`.execute(
        db,
      );
    assert.deepEqual(rows, [{ whole: 'integer', fraction: 'real', none: 'null' }]);
  });

  it('finishes the transaction that is running before it closes, and refuses later ones', async () => {
    const { store } = temporary;
    const running = store.transaction(async (tx) => {
      await new Promise(setImmediate);
      await put(tx, 1, 'finished');
    });
    await Promise.all([running, store.close()]);
    await assert.rejects(contents(store.db), { code: 'STORE_UNAVAILABLE', message: /has been closed/ });
    await assert.rejects(
      store.transaction((tx) => put(tx, 2, 'late')),
      { code: 'STORE_UNAVAILABLE' },
    );
    await store.close();
    assert.deepEqual(await contents((await temporary.reopen()).db), ['finished']);
  });

  it('merges its log when it closes, so that the one file is a whole backup', async () => {
    await put(temporary.store.db, 1, 'merged');
    await temporary.store.close();
    const copy = join(temporary.directory, 'copy.db');
    await copyFile(join(temporary.directory, 'plegma.db'), copy);
    const bare = new Libsql(copy);
    assert.deepEqual(bare.prepare('select content from box').all(), [{ content: 'merged' }]);
    bare.close();
  });
});
