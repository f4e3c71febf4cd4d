import type { Store } from '../../store/open-store.ts';
import type { AccountRules } from '../accounts/account-rules.ts';
import { KeyedQueue } from '../keyed-queue.ts';
import { ContentStore } from './content-store.ts';
import type { Data, DataRules } from './data-rules.ts';

/** What a data service is made from. */
export interface DataOptions {
  readonly store: Store;
  readonly accountRules: AccountRules;
  readonly rules: DataRules;
  /** Where the files lie; best on one file system with the jobs' workspaces. Made where it is missing. */
  readonly directory: string;
  /** Ms, UTC. */
  readonly now: () => number;
}

/** Makes the data service ready to be used, in front of a store and a directory. */
export async function openData({ directory, ...rest }: DataOptions): Promise<Data> {
  const content = await ContentStore.open(directory);
  // No limit on uploads at once: the HTTP server limits them, and a slow sender must not hold up others.
  return { ...rest, content, uploads: new KeyedQueue(Number.POSITIVE_INFINITY) };
}
