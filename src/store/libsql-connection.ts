import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type Libsql from 'libsql';
import { isBusy, storeError } from './errors-of-sqlite.ts';
import type { LogSync } from './log-sync.ts';

/** How long a statement waits for another process's lock, and how often it looks (ms). */
const PATIENCE = 5_000;
const INTERVAL = 10;

/** Preparing costs more than running (14 µs against 6 µs for a point select), so statements are cached. */
const MOST_CACHED = 500;

interface Prepared {
  readonly statement: Libsql.Statement<unknown[]>;
  /** Whether it returns rows. Asking libsql costs as much as a point select, and the answer never changes. */
  readonly reads: boolean;
}

/** The one connection to an embedded database, as Kysely wants it. libsql works synchronously. */
export class LibsqlConnection implements DatabaseConnection {
  readonly #database: Libsql.Database;
  readonly #log: LogSync;
  readonly #statements = new Map<string, Prepared>();

  constructor(database: Libsql.Database, log: LogSync) {
    this.#database = database;
    this.#log = log;
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /**
   * A statement that writes outside a transaction is one of its own: it is on the disk when this returns.
   *
   * @throws STORE_UNAVAILABLE
   */
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.#attempt<Row>(query.sql, query.parameters.map(bindable));
    if (!this.inTransaction && query.query.kind !== 'SelectQueryNode') {
      this.#log.noteCommit();
      await this.#log.sync();
    }
    return result;
  }

  /** Begins or ends a transaction. What it commits is not yet on the disk. @throws STORE_UNAVAILABLE */
  async control(statement: 'begin immediate' | 'commit' | 'rollback'): Promise<void> {
    await this.#attempt(statement, []);
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('The embedded database does not stream; read page by page.');
  }

  /**
   * Outside a transaction a statement waits for another process's lock without holding up the event loop
   * (`busy_timeout` would, and could never be released by a transaction of the same process). Inside one the
   * write lock is held already.
   */
  async #attempt<Row>(sql: string, parameters: unknown[]): Promise<QueryResult<Row>> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      try {
        return this.#run<Row>(sql, parameters);
      } catch (error) {
        if (!isBusy(error) || this.inTransaction || Date.now() > deadline) throw storeError(error);
      }
      await sleep(INTERVAL);
    }
  }

  #run<Row>(sql: string, parameters: unknown[]): QueryResult<Row> {
    const { statement, reads } = this.#statement(sql);
    if (reads) return { rows: rowsOf<Row>(statement, parameters) };
    const { changes } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  #statement(sql: string): Prepared {
    const cached = this.#statements.get(sql);
    if (cached !== undefined) return cached;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, reads: statement.reader };
    const oldest = this.#statements.keys().next();
    if (this.#statements.size >= MOST_CACHED && !oldest.done) this.#statements.delete(oldest.value);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

/** libsql's types leave the shape of a row open; Kysely's typed query, which the statement was compiled from, knows it. */
const rowsOf = <Row>(statement: Libsql.Statement<unknown[]>, parameters: unknown[]): Row[] =>
  statement.all(parameters) as Row[];

/**
 * What libsql 0.5 can bind without harm. It aborts the whole process on a boolean, cuts a string at U+0000
 * and binds whole numbers as REAL, which is why they become bigints here.
 */
function bindable(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      if (Number.isSafeInteger(value)) return BigInt(value);
      if (!Number.isInteger(value) && Number.isFinite(value)) return value;
      throw new TypeError(`The number ${value} cannot be stored exactly.`);
    case 'string':
      if (!value.includes('\0')) return value;
      throw new TypeError('A string with U+0000 cannot be stored.');
    case 'bigint':
      return value;
    default:
      if (value === null || value instanceof Uint8Array) return value;
      throw new TypeError(`A value of type ${typeof value} cannot be stored.`);
  }
}
