import type {
  AccountChangesTable,
  AccountEntriesTable,
  AccountReservationsTable,
  AccountsTable,
  AccountUsersTable,
} from './accounts.ts';
import type { ClusterViewsTable } from './cluster-views.ts';
import type { JobFilesTable, JobsTable, JobTransitionsTable, QuotesTable, SweepsTable } from './jobs.ts';
import type { LeasesTable } from './leases.ts';
import type { MigrationsTable } from './migrations.ts';
import type { RegistryProvidersTable, RegistryServicesTable } from './registry.ts';
import type { RememberedRequestsTable } from './remembered-requests.ts';
import type { StagersTable } from './stagers.ts';

/**
 * Every table of the one schema, by name. A table group (`accounts.ts`, `jobs.ts`, …) exports an interface a
 * table; this type joins the groups.
 */
export interface Database {
  migrations: MigrationsTable;
  accounts: AccountsTable;
  account_users: AccountUsersTable;
  account_changes: AccountChangesTable;
  account_entries: AccountEntriesTable;
  account_reservations: AccountReservationsTable;
  quotes: QuotesTable;
  jobs: JobsTable;
  job_transitions: JobTransitionsTable;
  job_files: JobFilesTable;
  sweeps: SweepsTable;
  leases: LeasesTable;
  cluster_views: ClusterViewsTable;
  registry_providers: RegistryProvidersTable;
  registry_services: RegistryServicesTable;
  remembered_requests: RememberedRequestsTable;
  stagers: StagersTable;
}
