import type { Store } from '../../store/open-store.ts';
import type { AccountRules } from '../accounts/account-rules.ts';
import type { ApplicationCatalogue } from '../applications/application-catalogue.ts';
import type { ClusterViews } from './cluster-views.ts';
import type { JobId } from './job.ts';
import type { JobChanges } from './job-changes.ts';
import type { JobData } from './job-data.ts';
import type { ResourceCatalogue } from './resource.ts';

/** How this provider sells runs: configuration. */
export interface JobRules {
  /** Ms for which a quote binds. */
  readonly quoteLifetime: number;
  /** Tiers whose accounts may use advanced parameters (MG-15). */
  readonly advancedTiers: readonly string[];
}

/** What drives the jobs: an engine in this process, or one in another process on the same database. */
export interface JobDriver {
  /** A job is new or somebody wants something of it. */
  wake(id: JobId): void;
  /** False where the jobs change without this process being told. */
  readonly isHere: boolean;
}

/** What the operations on jobs work with. */
export interface Jobs {
  readonly store: Store;
  readonly accountRules: AccountRules;
  readonly rules: JobRules;
  readonly applications: ApplicationCatalogue;
  readonly resources: ResourceCatalogue;
  readonly clusters: ClusterViews;
  readonly data: JobData;
  readonly changes: JobChanges;
  /** Absolute; shared with the nodes. */
  readonly workspaces: string;
  readonly engine: JobDriver;
  /** Ms, UTC. */
  readonly now: () => number;
}
