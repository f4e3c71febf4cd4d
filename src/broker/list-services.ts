import { PlegmaError } from '../errors/plegma-error.ts';
import { isId } from '../store/ids.ts';
import type { StoreQueries } from '../store/open-store.ts';
import { type Page, type PageRequest, paged } from '../store/page.ts';
import { type ListedService, type ServiceId, type ServiceRow, toListedService } from './listed-service.ts';
import type { Registry } from './registry.ts';

/** The services with a valid lease, a page at a time, in the registry's order: that of their registration. */
export async function listServices(registry: Registry, request: PageRequest): Promise<Page<ListedService>> {
  const read = (after: ServiceId | undefined, limit: number): Promise<ServiceRow[]> => {
    const query = live(registry).limit(limit);
    return (after === undefined ? query : query.where(serviceKey, '>', after)).execute();
  };
  const page = await paged(request, read, (row) => row.id);
  return { ...page, items: page.items.map(toListedService) };
}

/** All services with a valid lease, in the registry's order. */
export async function allServices(registry: Registry): Promise<ListedService[]> {
  return (await live(registry).execute()).map(toListedService);
}

/**
 * One service, also for a day after its lease has ended; its state tells.
 *
 * @throws SERVICE_UNKNOWN
 */
export async function serviceById(queries: StoreQueries, id: string): Promise<ListedService> {
  if (!isId('svc', id)) throw serviceUnknown(id);
  const row = await withProvider(queries).where(serviceKey, '=', id).executeTakeFirst();
  if (row === undefined) throw serviceUnknown(id);
  return toListedService(row);
}

export interface RegistryCounts {
  readonly services: number;
  readonly providers: number;
}

/** How much the registry lists now. */
export async function countServices({ store, now }: Registry): Promise<RegistryCounts> {
  const { services, providers } = await store.db
    .selectFrom('registry_services')
    .select(({ fn }) => [
      fn.countAll<number>().as('services'),
      fn.count<number>('provider_id').distinct().as('providers'),
    ])
    .where('expires_at', '>', now())
    .executeTakeFirstOrThrow();
  return { services, providers };
}

export const serviceUnknown = (id: string): PlegmaError =>
  new PlegmaError('SERVICE_UNKNOWN', `The registry lists no service ${id}.`, { path: 'serviceId' });

/** Ids sort by the time of registration. */
const serviceKey = 'registry_services.id';

const withProvider = (queries: StoreQueries) =>
  queries
    .selectFrom('registry_services')
    .innerJoin('registry_providers', 'registry_providers.id', 'registry_services.provider_id')
    .selectAll('registry_services')
    .select('registry_providers.name as provider_name');

const live = ({ store, now }: Registry) =>
  withProvider(store.db).where('registry_services.expires_at', '>', now()).orderBy(serviceKey);
