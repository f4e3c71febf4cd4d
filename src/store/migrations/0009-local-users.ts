import type { Migration } from '../migration.ts';

/** The local user as whom a job runs. */
export const localUsers: Migration = {
  name: '0009-local-users',
  up: (schema) => [schema.alterTable('jobs').addColumn('local_user', 'text')],
};
