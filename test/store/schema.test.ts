import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { StoreQueries } from '../../src/store/open-store.ts';
import { temporaryStore } from './temporary-store.ts';

const recorded = join(import.meta.dirname, 'schema.sql');

async function dumpSchema(db: StoreQueries): Promise<string> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where sql is not null order by type desc, name`.execute(db);
  return rows.map((row) => `${oneMemberALine(row.sql)};\n`).join('\n');
}

/** Breaks a table at the commas between its members, so that a difference shows the column that changed. */
const oneMemberALine = (statement: string) =>
  statement
    .replaceAll('"', '')
    .replace(/^(create table \w+) \(/i, '$1 (\n  ')
    .replaceAll(/, (?![^(]*\))(?=[a-z])/g, ',\n  ');

describe('the schema', () => {
  it('is the recorded one, so that what a migration changes can be reviewed', async () => {
    const { store, remove } = await temporaryStore();
    const schema = await dumpSchema(store.db);
    await remove();
    if (process.env['UPDATE_SCHEMA'] === '1') await writeFile(recorded, schema);
    assert.equal(
      schema,
      await readFile(recorded, 'utf8'),
      'Where the change is meant: UPDATE_SCHEMA=1 npx mocha test/store/schema.test.ts',
    );
  });
});
