import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Trade accounts, who may use them, what was decided about them, their ledger and reservations (GR-60). */
export const accounts: Migration = {
  name: '0001-accounts',
  up: (schema) => [
    schema
      .createTable('accounts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('contact', 'text', (column) => column.notNull())
      .addColumn('holder_issuer', 'text', (column) => column.notNull())
      .addColumn('holder_subject', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('tier', 'text', (column) => column.notNull())
      .addColumn('credit_wanted', 'bigint', (column) => column.notNull())
      .addColumn('credit_limit', 'bigint', (column) => column.notNull())
      .addColumn('balance', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('reserved', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('entry_count', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('requested_at', 'bigint', (column) => column.notNull())
      .addColumn('opened_at', 'bigint')
      .addColumn('version', 'bigint', (column) => column.notNull().defaultTo(1))
      .addCheckConstraint('accounts_reserved', sql`reserved >= 0`)
      .addCheckConstraint('accounts_credit_limit', sql`credit_limit >= 0`),
    schema
      .createTable('account_users')
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('issuer', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('added_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('account_users_key', ['account_id', 'kind', 'issuer', 'subject', 'role']),
    schema.createIndex('account_users_by_identity').on('account_users').columns(['issuer', 'subject']),
    schema
      .createTable('account_changes')
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('by_issuer', 'text', (column) => column.notNull())
      .addColumn('by_subject', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('account_changes_key', ['account_id', 'version']),
    schema
      .createTable('account_entries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('number', 'bigint', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('amount', 'bigint', (column) => column.notNull())
      .addColumn('balance', 'bigint', (column) => column.notNull())
      .addColumn('job_id', 'text')
      .addColumn('by_issuer', 'text', (column) => column.notNull())
      .addColumn('by_subject', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text', (column) => column.notNull())
      .addColumn('recorded_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('account_entries_number', ['account_id', 'number'])
      .addUniqueConstraint('account_entries_once_a_job', ['job_id', 'kind']),
    schema
      .createIndex('account_entries_by_time')
      .on('account_entries')
      .columns(['account_id', 'recorded_at']),
    schema
      .createTable('account_reservations')
      .addColumn('for_id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('amount', 'bigint', (column) => column.notNull())
      .addColumn('reserved_at', 'bigint', (column) => column.notNull())
      .addCheckConstraint('account_reservations_amount', sql`amount >= 0`),
    schema.createIndex('account_reservations_by_account').on('account_reservations').column('account_id'),
  ],
};
