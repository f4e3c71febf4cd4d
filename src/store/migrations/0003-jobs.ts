import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Quotes, jobs, their transitions and files. The unique index on transitions lets a job end once only. */
export const jobs: Migration = {
  name: '0003-jobs',
  up: (schema) => [
    schema
      .createTable('quotes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('application_uri', 'text', (column) => column.notNull())
      .addColumn('resource_id', 'text', (column) => column.notNull())
      .addColumn('arguments_json', 'text', (column) => column.notNull())
      .addColumn('input_sizes_json', 'text', (column) => column.notNull())
      .addColumn('requirements_json', 'text', (column) => column.notNull())
      .addColumn('prices_json', 'text', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('ceiling', 'bigint', (column) => column.notNull())
      .addColumn('breakdown_json', 'text', (column) => column.notNull())
      .addColumn('estimated_start', 'bigint')
      .addColumn('estimated_end', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('by_issuer', 'text', (column) => column.notNull())
      .addColumn('by_subject', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text', (column) => column.notNull())
      .addColumn('job_id', 'text', (column) => column.unique()),
    schema
      .createTable('jobs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('label', 'text')
      .addColumn('application_uri', 'text', (column) => column.notNull())
      .addColumn('resource_id', 'text', (column) => column.notNull())
      .addColumn('quote_id', 'text', (column) => column.references('quotes.id'))
      .addColumn('by_issuer', 'text', (column) => column.notNull())
      .addColumn('by_subject', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('detail_code', 'text')
      .addColumn('detail_text', 'text')
      .addColumn('arguments_json', 'text', (column) => column.notNull())
      .addColumn('requirements_json', 'text', (column) => column.notNull())
      .addColumn('prices_json', 'text', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('ceiling', 'bigint', (column) => column.notNull())
      .addColumn('token', 'text', (column) => column.notNull().unique())
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('intent_at', 'bigint')
      .addColumn('submitted_at', 'bigint')
      .addColumn('batch_id', 'text')
      .addColumn('started_at', 'bigint')
      .addColumn('ended_at', 'bigint')
      .addColumn('exit_code', 'integer')
      .addColumn('processor_time_ms', 'bigint')
      .addColumn('wall_time_ms', 'bigint')
      .addColumn('memory', 'bigint')
      .addColumn('nodes', 'integer')
      .addColumn('progress', 'integer')
      .addColumn('node', 'text')
      .addColumn('queue', 'text')
      .addColumn('end_json', 'text')
      .addColumn('cancel_requested_at', 'bigint')
      .addColumn('cancel_reason', 'text')
      .addColumn('estimated_start', 'bigint')
      .addColumn('estimated_end', 'bigint')
      .addColumn('charge', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('termination_time', 'bigint')
      .addColumn('destroyed_at', 'bigint')
      .addColumn('version', 'bigint', (column) => column.notNull().defaultTo(1)),
    schema.createIndex('jobs_by_account').on('jobs').columns(['account_id', 'id']),
    schema.createIndex('jobs_by_state').on('jobs').columns(['state', 'resource_id']),
    schema
      .createTable('job_transitions')
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('time', 'bigint', (column) => column.notNull())
      .addColumn('cause', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('job_transitions_key', ['job_id', 'number']),
    schema
      .createIndex('job_transitions_one_end')
      .unique()
      .on('job_transitions')
      .column('job_id')
      .where(sql<boolean>`state in ('finished', 'failed', 'cancelled')`),
    schema
      .createTable('job_files')
      .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
      .addColumn('direction', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('file_name', 'text', (column) => column.notNull())
      .addColumn('stager_id', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint')
      .addColumn('digest', 'text')
      .addPrimaryKeyConstraint('job_files_key', ['job_id', 'direction', 'position']),
  ],
};
