import { PlegmaError } from '../errors/plegma-error.ts';
import type { Identity } from '../security/identity.ts';
import { isId } from '../store/ids.ts';
import type { StoreTransaction } from '../store/open-store.ts';
import { serviceUnknown } from './get-service.ts';
import type { ServiceId } from './listed-service.ts';

/**
 * The services with these ids, in that order, if all of them are the caller's own.
 *
 * @throws SERVICE_UNKNOWN, SERVICE_OF_ANOTHER
 */
export async function ownedServices(
  tx: StoreTransaction,
  identity: Identity,
  ids: readonly string[],
): Promise<ServiceId[]> {
  const owned: ServiceId[] = [];
  for (const id of ids) {
    if (!isId('svc', id)) throw serviceUnknown(id);
    const row = await tx
      .selectFrom('registry_services')
      .innerJoin('registry_providers', 'registry_providers.id', 'registry_services.provider_id')
      .select(['registry_services.id', 'issuer', 'subject'])
      .where('registry_services.id', '=', id)
      .executeTakeFirst();
    if (row === undefined) throw serviceUnknown(id);
    if (row.issuer !== identity.issuer || row.subject !== identity.subject) throw ofAnother(id);
    owned.push(row.id);
  }
  return owned;
}

const ofAnother = (id: string) =>
  new PlegmaError('SERVICE_OF_ANOTHER', `The service ${id} was registered by another provider.`, {
    path: 'serviceIds',
  });
