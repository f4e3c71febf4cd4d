import type { Store } from '../../store/open-store.ts';
import type { AccountRules } from '../accounts/account-rules.ts';
import type { KeyedQueue } from '../keyed-queue.ts';
import type { ContentStore } from './content-store.ts';
import type { StagerId } from './stager.ts';

/** How much data this provider keeps, and how long: configuration. */
export interface DataRules {
  /** Bytes that one stager may hold. */
  readonly stagerBytes: number;
  /** Bytes that all stagers of an account may hold together. */
  readonly accountBytes: number;
  /** Bytes that uploads leave free on the disk, for running jobs and the database. */
  readonly freeBytes: number;
  /** Ms from the last change of a stager until it is forgotten. */
  readonly lifetime: number;
}

/** What the operations on data work with. */
export interface Data {
  readonly store: Store;
  readonly content: ContentStore;
  /** One writer a stager at a time. */
  readonly uploads: KeyedQueue<StagerId>;
  readonly accountRules: AccountRules;
  readonly rules: DataRules;
  /** Ms, UTC. */
  readonly now: () => number;
}
