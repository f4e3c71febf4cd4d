import { PlegmaError } from '../errors/plegma-error.ts';
import { isId } from '../store/ids.ts';
import type { StoreQueries } from '../store/open-store.ts';
import { type Page, type PageRequest, paged } from '../store/page.ts';
import { type ListedService, type ServiceId, toListedService } from './listed-service.ts';
import type { Registry } from './registry.ts';
import { type RegistryReading, readRegistry } from './registry-reading.ts';
import { serviceKey, serviceRows } from './service-rows.ts';

/** The services with a valid lease, a page at a time, in the registry's order: that of their registration. */
export function listServices(
  { services }: RegistryReading,
  request: PageRequest,
): Promise<Page<ListedService>> {
  const read = async (after: ServiceId | undefined, limit: number) => {
    const start = after === undefined ? 0 : services.findIndex(({ id }) => id > after);
    return start < 0 ? [] : services.slice(start, start + limit);
  };
  return paged(request, read, ({ id }) => id);
}

/** All services with a valid lease, in the registry's order. */
export async function allServices(registry: Registry): Promise<readonly ListedService[]> {
  return (await readRegistry(registry)).services;
}

/**
 * One service, also for a day after its lease has ended; its state tells.
 *
 * @throws SERVICE_UNKNOWN
 */
export async function serviceById(queries: StoreQueries, id: string): Promise<ListedService> {
  if (!isId('svc', id)) throw serviceUnknown(id);
  const row = await serviceRows(queries).where(serviceKey, '=', id).executeTakeFirst();
  if (row === undefined) throw serviceUnknown(id);
  return toListedService(row);
}

export interface RegistryCounts {
  readonly services: number;
  readonly providers: number;
}

/** How much the registry lists now. */
export async function countServices(registry: Registry): Promise<RegistryCounts> {
  const services = await allServices(registry);
  return {
    services: services.length,
    providers: new Set(services.map(({ providerId }) => providerId)).size,
  };
}

export const serviceUnknown = (id: string): PlegmaError =>
  new PlegmaError('SERVICE_UNKNOWN', `The registry lists no service ${id}.`, { path: 'serviceId' });
