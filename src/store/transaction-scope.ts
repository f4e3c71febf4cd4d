import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Knows whether the running code is inside a transaction of one store. An embedded database has one connection:
 * a query sent past the open transaction's handle would wait for that transaction, which waits for the query.
 * The scope turns that silent standstill into an error at the faulty line.
 */
export class TransactionScope {
  readonly #scopes = new AsyncLocalStorage<{ open: boolean }>();

  get isInside(): boolean {
    return this.#scopes.getStore()?.open === true;
  }

  /** Runs `work` as the inside of a transaction. What it leaves running behind counts as outside again. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const scope = { open: true };
    try {
      return await this.#scopes.run(scope, work);
    } finally {
      scope.open = false;
      // Transactions follow one another, so that no other scope is open. In Node 20 a storage that is in use costs
      // every promise of the process.
      this.#scopes.disable();
    }
  }
}
