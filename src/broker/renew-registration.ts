import type { Identity } from '../security/identity.ts';
import type { ServiceId } from './listed-service.ts';
import { ownedServices } from './owned-services.ts';
import type { Registry } from './registry.ts';
import { checkTrusted } from './trusted-caller.ts';

/** A lease as prolonged; the end in ms, UTC. */
export interface Lease {
  readonly id: ServiceId;
  readonly expiresAt: number;
}

/**
 * Prolongs the leases of services: all of them or, where one is unknown or another's, none. A lease that has
 * ended within the last day begins again.
 *
 * @throws PROVIDER_NOT_TRUSTED, SERVICE_UNKNOWN, SERVICE_OF_ANOTHER
 */
export async function renewRegistration(
  registry: Registry,
  identity: Identity,
  ids: readonly string[],
  leaseSeconds: number,
): Promise<readonly Lease[]> {
  checkTrusted(registry, identity);
  return registry.store.transaction(async (tx) => {
    const owned = await ownedServices(tx, identity, ids);
    const renewedAt = registry.now();
    const expiresAt = renewedAt + leaseSeconds * 1000;
    if (owned.length === 0) return [];
    await tx
      .updateTable('registry_services')
      .set(({ eb }) => ({
        renewed_at: renewedAt,
        expires_at: expiresAt,
        version: eb('version', '+', 1),
      }))
      .where('id', 'in', owned)
      .execute();
    return owned.map((id) => ({ id, expiresAt }));
  });
}
