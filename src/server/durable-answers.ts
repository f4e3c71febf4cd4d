import type { AnyService, Operation } from '../soap/server/operation.ts';
import type { Store } from '../store/open-store.ts';

/**
 * The same service, which answers and refuses only after everything that it may have read is on the disk: no client is
 * told what a power cut could take back.
 */
export function withDurableAnswers(service: AnyService, store: Store): AnyService {
  const durable =
    (operation: Operation<never, unknown>): Operation<never, unknown> =>
    async (request, context) => {
      try {
        return await operation(request, context);
      } finally {
        await store.synced();
      }
    };
  const operations = Object.entries(service.operations).map(([name, operation]) => [
    name,
    durable(operation),
  ]);
  return { ...service, operations: Object.fromEntries(operations) };
}
