import type { RevocationSource } from './revocation.ts';
import type { RevocationList } from './revocation-list.ts';

/** Revocation lists in memory, replaced by name: of a file, of a distribution point. */
export class RevocationLists implements RevocationSource {
  readonly #lists = new Map<string, readonly RevocationList[]>();
  #revision = 0;

  get revision(): number {
    return this.#revision;
  }

  listsOf(issuerKey: string): readonly RevocationList[] {
    return [...this.#lists.values()].flat().filter((list) => list.issuerKey === issuerKey);
  }

  /** Whether an origin gave lists before. */
  has(origin: string): boolean {
    return this.#lists.has(origin);
  }

  /** Puts the lists of one origin in place of those it gave before. */
  replace(origin: string, lists: readonly RevocationList[]): void {
    this.#lists.set(origin, lists);
    this.#revision += 1;
  }

  /** Takes away what an origin gave: its file is gone. */
  remove(origin: string): void {
    if (this.#lists.delete(origin)) this.#revision += 1;
  }
}
