import type { Migration } from '../migration.ts';

/** Leases: which process does what only one may do. */
export const leases: Migration = {
  name: '0008-leases',
  up: (schema) => [
    schema
      .createTable('leases')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
  ],
};
