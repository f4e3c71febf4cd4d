import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
import Libsql from 'libsql';
import { PlegmaError } from '../errors/plegma-error.ts';
import { storeError } from './errors-of-sqlite.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { LogFile } from './log-file.ts';
import { LogSync } from './log-sync.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { StateMark } from './state-mark.ts';
import type { Database } from './tables/database.ts';
import { TransactionScope } from './transaction-scope.ts';

/** The queries of a transaction. */
export type StoreTransaction = Transaction<Database>;

/** Where a query may run: beside other work, or inside a transaction. */
export type StoreQueries = Kysely<Database>;

/** When a transaction is answered for. */
export interface TransactionOptions {
  /**
   * `now`, when what it wrote is on the disk; this is the default. `later`, at once: a power cut may take it back, so it is
   * only for what is found out again then. It is kept at the latest with what is written next.
   */
  readonly kept?: 'now' | 'later';
}

/** An open database with the newest schema. */
export interface Store {
  /** Queries that stand alone: each sees the last committed state and is its own transaction. */
  readonly db: StoreQueries;
  /**
   * Runs `work` in one transaction that holds the write lock from its beginning: all of it happens or, when it
   * throws, nothing. Transactions run one after the other, so keep network and long waits out of them; those that end
   * together wait for the disk together. Inside, use only the handle that is passed.
   *
   * @throws STORE_UNAVAILABLE, and whatever `work` throws.
   * @example
   * await store.transaction(async (tx) => {
   *   await reserve(tx, { accountId, reservationId: jobId, amount });
   *   await insertJob(tx, job);
   * });
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Resolves when all that queries of this process can have seen so far is on the disk: to be waited for before anything is
   * told to others.
   *
   * @throws STORE_UNAVAILABLE
   */
  kept(): Promise<void>;
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
 * @param path A file, created with its directory where it is missing.
 * @throws STORE_UNAVAILABLE where the file cannot be opened; SCHEMA_MISMATCH where it is from another version.
 */
export async function openStore(path: string): Promise<Store> {
  const scope = new TransactionScope();
  const logFile = new LogFile(path);
  const log = new LogSync(() => logFile.force());
  const dialect = new LibsqlDialect(openDatabase(path), scope, log);
  const mark = new StateMark(path);
  const db = new Kysely<Database>({ dialect });
  const close = async () => {
    await dialect.close();
    await logFile.close();
    // Last: with any handle of the index that a process closes go all its locks on it (fcntl), SQLite's too.
    mark.close();
  };
  try {
    await migrate(db, migrations);
    log.note();
    await log.reach();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    transaction: async (work, { kept = 'now' } = {}) => {
      log.check();
      const result = await db.transaction().execute((tx) => scope.run(() => work(tx)));
      log.note();
      if (kept === 'now') await log.reach();
      return result;
    },
    kept: () => log.reach(),
    mark: () => mark.read(),
    close,
  };
}

/** Commits are brought to the disk by {@link LogSync}; SQLite itself does so only before it moves the log into the file (NORMAL). */
function openDatabase(path: string): Libsql.Database {
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true });
    // Made for nobody else on this machine to read; SQLite gives the log beside it the same mode.
    closeSync(openSync(path, 'a', 0o600));
    const database = new Libsql(path);
    database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on');
    return database;
  } catch (error) {
    throw new PlegmaError('STORE_UNAVAILABLE', `The database ${path} cannot be opened.`, {
      cause: storeError(error),
    });
  }
}
