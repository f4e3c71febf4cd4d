import type { Migration } from './migration.ts';
import { accounts } from './migrations/0001-accounts.ts';
import { data } from './migrations/0002-data.ts';
import { jobs } from './migrations/0003-jobs.ts';
import { registry } from './migrations/0004-registry.ts';
import { requestIds } from './migrations/0006-request-ids.ts';
import { sweeps } from './migrations/0007-sweeps.ts';
import { leases } from './migrations/0008-leases.ts';
import { localUsers } from './migrations/0009-local-users.ts';
import { clusterViews } from './migrations/0010-cluster-views.ts';

/** All migrations in their order. New ones go to the end. */
export const migrations: readonly Migration[] = [
  accounts,
  data,
  jobs,
  registry,
  requestIds,
  sweeps,
  leases,
  localUsers,
  clusterViews,
];
