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
import { RevisionReader } from './revision.ts';
import type { Database } from './tables/database.ts';
import { TransactionScope } from './transaction-scope.ts';

/** The queries of a transaction. */
export type StoreTransaction = Transaction<Database>;

/** Where a query may run: beside other work, or inside a transaction. */
export type StoreQueries = Kysely<Database>;

/** How a transaction ends. */
export interface TransactionOptions {
  /**
   * `immediate`, the default: it resolves when what it wrote is on the disk. `deferred`: it resolves when it is committed. A
   * power cut may then undo it, so this is only for what is found out again after one; it reaches the disk with the
   * next immediate transaction at the latest.
   */
  readonly durability?: 'immediate' | 'deferred';
}

/** An open database with the newest schema. */
export interface Store {
  /** Queries that stand alone: each sees the last committed state and is its own transaction. */
  readonly db: StoreQueries;
  /**
   * Runs `work` in one transaction that holds the write lock from its beginning: all of it happens or, when it
   * throws, nothing. Transactions run one after the other, so keep the network and long waits out of them; those that end
   * together wait for the disk together. Inside `work`, use only the handle that is passed.
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
   * Resolves when everything that queries of this process can have seen so far is on the disk: to be awaited before
   * anything is told to others.
   *
   * @throws STORE_UNAVAILABLE
   */
  synced(): Promise<void>;
  /**
   * Names the state that queries see now. The same revision again means that nothing was changed in between, by this
   * process or another: what was read after the first call is still right. Costs a hundredth of a query.
   *
   * @throws STORE_UNAVAILABLE
   */
  revision(): string;
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
  const revision = new RevisionReader(path);
  const db = new Kysely<Database>({ dialect });
  const close = async () => {
    await dialect.close();
    await logFile.close();
    // Last: with any handle of the index that a process closes go all its locks on it (fcntl), SQLite's too.
    revision.close();
  };
  try {
    await migrate(db, migrations);
    log.noteCommit();
    await log.sync();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    transaction: async (work, { durability = 'immediate' } = {}) => {
      log.requireHealthy();
      const result = await db.transaction().execute((tx) => scope.run(() => work(tx)));
      log.noteCommit();
      if (durability === 'immediate') await log.sync();
      return result;
    },
    synced: () => log.sync(),
    revision: () => revision.read(),
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
