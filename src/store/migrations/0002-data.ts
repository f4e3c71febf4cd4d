import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Data stagers; their content lies in files. */
export const data: Migration = {
  name: '0002-data',
  up: (schema) => [
    schema
      .createTable('stagers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('owner_issuer', 'text', (column) => column.notNull())
      .addColumn('owner_subject', 'text', (column) => column.notNull())
      .addColumn('filled_by', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('media_type', 'text')
      .addColumn('content_type', 'text')
      .addColumn('size', 'bigint')
      .addColumn('digest', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('received', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('termination_time', 'bigint', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull().defaultTo(1))
      .addCheckConstraint('stagers_received', sql`received >= 0 and (size is null or received <= size)`),
    schema.createIndex('stagers_by_account').on('stagers').columns(['account_id', 'id']),
    schema.createIndex('stagers_by_termination').on('stagers').column('termination_time'),
  ],
};
