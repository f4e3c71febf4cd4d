import { mobileGridServerContract } from '../contracts/generated/mobile-grid-server-contract.ts';
import type { MobileGridServerOperations } from '../contracts/generated/mobile-grid-server-types.ts';
import type { Service } from '../soap/server/operation.ts';
import { allServices, countServices } from './list-services.ts';
import type { Registry } from './registry.ts';

/**
 * The list of 2006 (MG-1): how many services there are, and name, description and URL of each, in the registry's
 * order. Its clients know neither pages nor signatures.
 */
export const mobileGridServer = (registry: Registry): Service<MobileGridServerOperations> => ({
  contract: mobileGridServerContract,
  operations: {
    ListSize: async () => ({ ListSizeReturn: (await countServices(registry)).services }),
    ServicesList: async () => ({
      ServicesListReturn: (await allServices(registry)).map(({ name, description, url }) => [
        name,
        description,
        url,
      ]),
    }),
  },
  open: new Set(['ListSize', 'ServicesList']),
});
