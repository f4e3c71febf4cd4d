import { allServices } from './list-services.ts';
import type { Registry } from './registry.ts';

/** How many services are listed, and by how many providers. */
export interface RegistryCounts {
  readonly services: number;
  readonly providers: number;
}

/** Counts what the registry lists now. */
export async function countServices(registry: Registry): Promise<RegistryCounts> {
  const services = await allServices(registry);
  return {
    services: services.length,
    providers: new Set(services.map(({ providerId }) => providerId)).size,
  };
}
