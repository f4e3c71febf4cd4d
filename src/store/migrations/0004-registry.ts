import type { Migration } from '../migration.ts';

/** Providers and services of the registry. */
export const registry: Migration = {
  name: '0004-registry',
  up: (schema) => [
    schema
      .createTable('registry_providers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('issuer', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('first_seen_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('registry_providers_identity', ['issuer', 'subject']),
    schema
      .createTable('registry_services')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('provider_id', 'text', (column) => column.notNull().references('registry_providers.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('application_uri', 'text', (column) => column.notNull())
      .addColumn('application_version', 'text')
      .addColumn('categories', 'text', (column) => column.notNull())
      .addColumn('keywords', 'text', (column) => column.notNull())
      .addColumn('price_amount', 'text')
      .addColumn('price_currency', 'text')
      .addColumn('registered_at', 'bigint', (column) => column.notNull())
      .addColumn('renewed_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('registry_services_offer', ['provider_id', 'url', 'application_uri']),
    schema.createIndex('registry_services_by_expiry').on('registry_services').column('expires_at'),
  ],
};
