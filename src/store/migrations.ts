import type { Migration } from './migration.ts';

/** All migrations in their order. New ones go to the end. */
export const migrations: readonly Migration[] = [];
