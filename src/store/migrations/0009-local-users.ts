import type { Migration } from '../migration.ts';

export const localUsers: Migration = {
  name: '0009-local-users',
  up: (schema) => [schema.alterTable('jobs').addColumn('local_user', 'text')],
};
