import { type Page, type PageRequest, paged } from '../store/page.ts';
import type { ListedService, ServiceId } from './listed-service.ts';
import type { Registry } from './registry.ts';
import { type RegistryReading, readRegistry } from './registry-reading.ts';

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
