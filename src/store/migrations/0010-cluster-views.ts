import type { Migration } from '../migration.ts';

/** What each batch system showed last. */
export const clusterViews: Migration = {
  name: '0010-cluster-views',
  up: (schema) => [
    schema
      .createTable('cluster_views')
      .addColumn('platform', 'text', (column) => column.primaryKey())
      .addColumn('view_json', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'bigint', (column) => column.notNull()),
  ],
};
