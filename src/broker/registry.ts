import type { Identity } from '../security/identity.ts';
import type { Store } from '../store/open-store.ts';

/** What the broker's operations work on. */
export interface Registry {
  readonly store: Store;
  /** May this identity register services? {@link trustedProviders} makes it from the configuration. */
  readonly trusts: (identity: Identity) => boolean;
  /** How many services one provider may have registered. */
  readonly maximumServices: number;
  /** The time in ms, UTC; leases end by it. */
  readonly now: () => number;
}
