import type { AnyService, Operation } from '../soap/server/operation.ts';
import type { Store } from '../store/open-store.ts';

/**
 * The service, answering and refusing only when all that it can have seen is on the disk: nothing is told that a power cut
 * could take back.
 */
export function keptBeforeTold(service: AnyService, store: Store): AnyService {
  const kept =
    (operation: Operation<never, object>): Operation<never, object> =>
    async (request, context) => {
      try {
        return await operation(request, context);
      } finally {
        await store.kept();
      }
    };
  const operations = Object.entries(service.operations).map(([name, operation]) => [name, kept(operation)]);
  return { ...service, operations: Object.fromEntries(operations) };
}
