import type { Migration } from '../migration.ts';

/** Parameter sweeps, and which jobs belong to them. */
export const sweeps: Migration = {
  name: '0007-sweeps',
  up: (schema) => [
    schema
      .createTable('sweeps')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('parameter', 'text', (column) => column.notNull())
      .addColumn('jobs', 'integer', (column) => column.notNull()),
    schema.alterTable('jobs').addColumn('sweep_id', 'text'),
    schema.alterTable('jobs').addColumn('sweep_number', 'integer'),
    schema.createIndex('jobs_by_sweep').on('jobs').columns(['sweep_id', 'state']),
  ],
};
