import type { StoreQueries } from '../store/open-store.ts';

/** Ids sort by the time of registration: the registry's order. */
export const SERVICE_KEY = 'registry_services.id';

/** The rows of all services ever listed, each with its provider's name. */
export const serviceRows = (queries: StoreQueries) =>
  queries
    .selectFrom('registry_services')
    .innerJoin('registry_providers', 'registry_providers.id', 'registry_services.provider_id')
    .selectAll('registry_services')
    .select('registry_providers.name as provider_name');
