import {
  CompiledQuery,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type Libsql from 'libsql';
import { PlegmaError } from '../errors/plegma-error.ts';
import { LibsqlConnection } from './libsql-connection.ts';
import type { LogSync } from './log-sync.ts';
import type { TransactionScope } from './transaction-scope.ts';

/**
 * SQLite through libsql for Kysely, in place of Kysely's own `SqliteDialect`. That one begins transactions deferred: a read
 * that turns into a write fails at once when another process wrote in between. It also prepares every statement anew, and
 * closes under a running transaction.
 */
export class LibsqlDialect implements Dialect {
  readonly #driver: LibsqlDriver;

  constructor(database: Libsql.Database, scope: TransactionScope, log: LogSync) {
    this.#driver = new LibsqlDriver(database, scope, log);
  }

  createDriver(): Driver {
    return this.#driver;
  }

  /** Waits for what is running and closes the file. Later queries get STORE_UNAVAILABLE, not an error of Kysely's. */
  close(): Promise<void> {
    return this.#driver.destroy();
  }

  createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** Hands the one connection to one user at a time, in the order of asking: a statement, or a whole transaction. */
class LibsqlDriver implements Driver {
  readonly #database: Libsql.Database;
  readonly #scope: TransactionScope;
  readonly #connection: LibsqlConnection;
  #last: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;
  #closed = false;

  constructor(database: Libsql.Database, scope: TransactionScope, log: LogSync) {
    this.#database = database;
    this.#scope = scope;
    this.#connection = new LibsqlConnection(database, log);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LibsqlConnection> {
    if (this.#scope.isInside) {
      throw new Error('Inside a transaction every query must go through the handle of that transaction.');
    }
    await this.#turn();
    if (!this.#closed) return this.#connection;
    this.#release();
    throw new PlegmaError('STORE_UNAVAILABLE', 'The database has been closed: the process is stopping.');
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  /** Takes the write lock at once, so that a transaction that has begun is never refused half-way. */
  async beginTransaction(connection: LibsqlConnection): Promise<void> {
    await connection.control('begin immediate');
  }

  async commitTransaction(connection: LibsqlConnection): Promise<void> {
    await connection.control('commit');
  }

  /** SQLite has rolled back already where the disk was full; then there is nothing left to do. */
  async rollbackTransaction(connection: LibsqlConnection): Promise<void> {
    if (connection.inTransaction) await connection.control('rollback');
  }

  /** Waits for the transaction that is running; later users are refused. Again is the same. */
  async destroy(): Promise<void> {
    await this.#turn();
    try {
      if (!this.#closed) await this.#close();
    } finally {
      this.#release();
    }
  }

  /** Merges the log by hand: libsql keeps the file open until its last statement is collected, so SQLite does not. */
  async #close(): Promise<void> {
    this.#closed = true;
    try {
      await this.#connection.executeQuery(CompiledQuery.raw('pragma wal_checkpoint(truncate)'));
    } finally {
      this.#database.close();
    }
  }

  #turn(): Promise<void> {
    const before = this.#last;
    const { promise, resolve } = promiseWithResolvers();
    this.#last = promise;
    return before.then(() => {
      this.#release = resolve;
    });
  }
}

/** `Promise.withResolvers` came with Node 22. */
function promiseWithResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
