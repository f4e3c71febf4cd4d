import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/open-store.ts';

export interface TemporaryStore {
  readonly store: Store;
  /** A directory of the test's own; holds `plegma.db`. */
  readonly directory: string;
  /** A second connection to the same file, as another process would have. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

/** A real database file of its own; `remove` closes it and deletes the directory. */
export async function temporaryStore(): Promise<TemporaryStore> {
  const directory = await mkdtemp(join(tmpdir(), 'plegma-store-'));
  const path = join(directory, 'plegma.db');
  const opened: Store[] = [];
  const open = async () => {
    const store = await openStore(path);
    opened.push(store);
    return store;
  };
  return {
    store: await open(),
    directory,
    reopen: open,
    remove: async () => {
      for (const store of opened) await store.close();
      await rm(directory, { recursive: true });
    },
  };
}
