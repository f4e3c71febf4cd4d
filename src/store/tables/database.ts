import type {
  AccountEntriesTable,
  AccountReservationsTable,
  AccountsTable,
  AccountUsersTable,
} from './accounts.ts';
import type { MigrationsTable } from './migrations.ts';
import type { RememberedRequestsTable } from './remembered-requests.ts';

/**
 * Every table of the one schema, by name. A table group (`accounts.ts`, `jobs.ts`, …) exports an interface a
 * table; this type joins the groups.
 */
export interface Database {
  migrations: MigrationsTable;
  accounts: AccountsTable;
  account_users: AccountUsersTable;
  account_entries: AccountEntriesTable;
  account_reservations: AccountReservationsTable;
  remembered_requests: RememberedRequestsTable;
}
