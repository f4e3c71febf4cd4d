import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
import Libsql from 'libsql';
import { PlegmaError } from '../errors/plegma-error.ts';
import { storeError } from './errors-of-sqlite.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { StateMark } from './state-mark.ts';
import type { Database } from './tables/database.ts';
import { TransactionScope } from './transaction-scope.ts';

/** The queries of a transaction. */
export type StoreTransaction = Transaction<Database>;

/** Where a query may run: beside other work, or inside a transaction. */
export type StoreQueries = Kysely<Database>;

/** An open database with the newest schema. */
export interface Store {
  /** Queries that stand alone: each sees the last committed state and is its own transaction. */
  readonly db: StoreQueries;
  /**
   * Runs `work` in one transaction that holds the write lock from its beginning: all of it happens or, when it
   * throws, nothing. Transactions run one after the other, so keep network and long waits out of them. Inside,
   * use only the handle that is passed.
   *
   * @throws STORE_UNAVAILABLE, and whatever `work` throws.
   * @example
   * await store.transaction(async (tx) => {
   *   await reserve(tx, { accountId, reservationId: jobId, amount });
   *   await insertJob(tx, job);
   * });
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /**
   * Names the state that queries see now. The same mark again means that nothing was changed in between, by this
   * process or another: what was read after the first one is still right. Costs a hundredth of a query.
   *
   * @throws STORE_UNAVAILABLE
   */
  mark(): string;
  /** Waits for what is running, then closes the file. Later queries are refused (STORE_UNAVAILABLE). */
  close(): Promise<void>;
}

/**
 * Opens the embedded database and brings it to the newest schema.
 *
 * @param path A file, created with its directory where it is missing, or `:memory:`, which has no mark.
 * @throws STORE_UNAVAILABLE where the file cannot be opened; SCHEMA_MISMATCH where it is from another version.
 */
export async function openStore(path: string): Promise<Store> {
  const scope = new TransactionScope();
  const dialect = new LibsqlDialect(openDatabase(path), scope);
  const mark = new StateMark(path);
  const db = new Kysely<Database>({ dialect });
  try {
    await migrate(db, migrations);
  } catch (error) {
    await dialect.close();
    throw error;
  }
  return {
    db,
    mark: () => mark.read(),
    transaction: (work) => db.transaction().execute((tx) => scope.run(() => work(tx))),
    close: async () => {
      mark.close();
      await dialect.close();
    },
  };
}

/** Every commit is on the disk before it is answered for (FULL): what a provider has accepted is not lost. */
function openDatabase(path: string): Libsql.Database {
  try {
    if (path !== ':memory:') mkdirSync(dirname(resolve(path)), { recursive: true });
    const database = new Libsql(path);
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    return database;
  } catch (error) {
    throw new PlegmaError('STORE_UNAVAILABLE', `The database ${path} cannot be opened.`, {
      cause: storeError(error),
    });
  }
}
