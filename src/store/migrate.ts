import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { PlegmaError } from '../errors/plegma-error.ts';
import type { Migration } from './migration.ts';
import type { Database } from './tables/database.ts';

/**
 * Brings a database to the newest schema: each missing migration in a transaction of its own. Several processes
 * may do so at once.
 *
 * @throws SCHEMA_MISMATCH where the database holds a migration that this version does not know (it is from the
 *   future), or knows with other content.
 */
export async function migrate(db: Kysely<Database>, migrations: readonly Migration[]): Promise<void> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute();
  let complete = false;
  while (!complete) complete = await db.transaction().execute((tx) => applyNext(tx, migrations));
}

/** Applies the first migration that is missing; true when none was. */
async function applyNext(tx: Transaction<Database>, migrations: readonly Migration[]): Promise<boolean> {
  const applied = await tx.selectFrom('migrations').selectAll().orderBy('name').execute();
  for (const [index, row] of applied.entries()) {
    checkApplied(tx, migrations[index], row);
  }
  const next = migrations[applied.length];
  if (next === undefined) return true;
  for (const statement of next.up(tx.schema)) await tx.executeQuery(statement.compile());
  await tx
    .insertInto('migrations')
    .values({ name: next.name, checksum: checksumOf(tx, next), applied_at: Date.now() })
    .execute();
  return false;
}

function checkApplied(
  db: Kysely<Database>,
  known: Migration | undefined,
  found: { readonly name: string; readonly checksum: string },
): void {
  if (known?.name !== found.name) {
    throw new PlegmaError(
      'SCHEMA_MISMATCH',
      `The database has the migration ${found.name}; this version of Plegma expects ${known?.name ?? 'none'} there.`,
    );
  }
  if (checksumOf(db, known) !== found.checksum) {
    throw new PlegmaError(
      'SCHEMA_MISMATCH',
      `The migration ${found.name} was applied to this database with other content than it has in this version.`,
    );
  }
}

/** SHA-256 (hex) of the statements of a migration. */
function checksumOf(db: Kysely<Database>, migration: Migration): string {
  const hash = createHash('sha256');
  for (const statement of migration.up(db.schema)) hash.update(`${statement.compile().sql};\n`);
  return hash.digest('hex');
}
