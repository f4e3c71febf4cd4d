import type { Compilable, SchemaModule } from 'kysely';

/**
 * One step of the schema. Numbered, append-only: a migration that has been released never changes, because its
 * checksum is recorded in every database that it was applied to.
 *
 * Column types, readable by SQLite and PostgreSQL alike: `text` for ids and strings, `bigint` for money (minor
 * units), times (ms since 1970, UTC), sizes (bytes) and counts, `integer` for small numbers and 0/1 flags.
 */
export interface Migration {
  /** `NNNN-name`, the name of its file. */
  readonly name: string;
  /** The statements, in order. Built, not executed: the runner compiles, records and executes them. */
  readonly up: (schema: SchemaModule) => readonly Compilable[];
}
