import assert from 'node:assert/strict';
import { migrate } from '../../src/store/migrate.ts';
import type { Migration } from '../../src/store/migration.ts';
import { migrations } from '../../src/store/migrations.ts';
import { type TemporaryStore, temporaryStore } from './temporary-store.ts';

const tableOf = (name: string, column: string): Migration => ({
  name,
  up: (schema) => [schema.createTable(column).addColumn(column, 'text')],
});
const first = tableOf('9001-first', 'alpha');
const second = tableOf('9002-second', 'beta');

describe('migrations', () => {
  let temporary: TemporaryStore;
  beforeEach(async () => {
    temporary = await temporaryStore();
  });
  afterEach(() => temporary.remove());

  const names = async () => {
    const rows = await temporary.store.db.selectFrom('migrations').select('name').orderBy('name').execute();
    return rows.map((row) => row.name);
  };

  it('are numbered in the order of the list, each number once', () => {
    const listed = migrations.map((migration) => migration.name);
    assert.deepEqual(listed, [...listed].sort());
    assert.equal(new Set(listed.map((name) => name.slice(0, 4))).size, listed.length);
    assert.ok(listed.every((name) => /^\d{4}-[a-z-]+$/.test(name)));
  });

  it('add what is missing and leave the rest alone', async () => {
    await migrate(temporary.store.db, [...migrations, first]);
    await migrate(temporary.store.db, [...migrations, first, second]);
    assert.deepEqual((await names()).slice(-2), ['9001-first', '9002-second']);
  });

  it('happen once where two processes start at the same time', async () => {
    const other = await temporary.reopen();
    const list = [...migrations, first, second];
    await Promise.all([migrate(temporary.store.db, list), migrate(other.db, list)]);
    assert.equal((await names()).length, list.length);
  });

  it('refuse a database from the future', async () => {
    await migrate(temporary.store.db, [...migrations, first]);
    await assert.rejects(migrate(temporary.store.db, migrations), {
      code: 'SCHEMA_MISMATCH',
      message: /has the migration 9001-first; this version of Plegma expects none/,
    });
  });

  it('refuse a migration that was changed after it was applied', async () => {
    await migrate(temporary.store.db, [...migrations, first]);
    const altered = tableOf('9001-first', 'gamma');
    await assert.rejects(migrate(temporary.store.db, [...migrations, altered]), { code: 'SCHEMA_MISMATCH' });
  });

  it('leave nothing behind of one that fails half-way', async () => {
    const failing: Migration = {
      name: '9001-failing',
      up: (schema) => [schema.createTable('alpha').addColumn('alpha', 'text'), schema.dropTable('nowhere')],
    };
    await assert.rejects(migrate(temporary.store.db, [...migrations, failing]), /no such table/);
    await migrate(temporary.store.db, [...migrations, first]);
    assert.equal((await names()).at(-1), '9001-first');
  });
});
