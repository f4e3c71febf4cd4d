import type { Identity } from '../security/identity.ts';
import { ownedServices } from './owned-services.ts';
import type { Registry } from './registry.ts';

/**
 * Takes services off the list: all of them or, where one is unknown or another's, none. A provider that is no
 * longer trusted may still withdraw what it registered.
 *
 * @throws SERVICE_UNKNOWN, SERVICE_OF_ANOTHER
 */
export async function withdrawServices(
  registry: Registry,
  identity: Identity,
  ids: readonly string[],
): Promise<void> {
  await registry.store.transaction(async (tx) => {
    const owned = await ownedServices(tx, identity, ids);
    if (owned.length > 0) await tx.deleteFrom('registry_services').where('id', 'in', owned).execute();
  });
}
