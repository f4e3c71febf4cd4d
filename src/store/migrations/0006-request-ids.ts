import type { Migration } from '../migration.ts';

/** Requests with their answers, for idempotence. There is no 0005: seen signatures are in a journal of their own. */
export const requestIds: Migration = {
  name: '0006-request-ids',
  up: (schema) => [
    schema
      .createTable('remembered_requests')
      .addColumn('issuer', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('answered_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('remembered_requests_key', ['issuer', 'subject', 'request_id']),
  ],
};
