import type { MigrationsTable } from './migrations.ts';

/**
 * Every table of the one schema, by name. A table group (`accounts.ts`, `jobs.ts`, …) exports an interface of
 * its tables; this type joins the groups.
 */
export interface Database {
  migrations: MigrationsTable;
}
