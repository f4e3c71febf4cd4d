import { mobileGridServerContract } from '../contracts/generated/mobile-grid-server-contract.ts';
import type {
  MobileGridServerOperations,
  ServicesListResponse,
} from '../contracts/generated/mobile-grid-server-types.ts';
import type { Service } from '../soap/server/operation.ts';
import { countServices } from './count-services.ts';
import type { Registry } from './registry.ts';
import { type RegistryReading, readRegistry } from './registry-reading.ts';

/**
 * The list of 2006 (MG-1): how many services there are, and name, description and URL of each, in the registry's
 * order. Its clients know neither pages nor signatures.
 */
export const mobileGridServer = (registry: Registry): Service<MobileGridServerOperations> => ({
  contract: mobileGridServerContract,
  operations: {
    ListSize: async () => ({ ListSizeReturn: (await countServices(registry)).services }),
    ServicesList: async () => rowsOf(await readRegistry(registry)),
  },
  open: new Set(['ListSize', 'ServicesList']),
});

/** Answers by the reading that they were made from. They are frozen, so that each is encoded once. */
const given = new WeakMap<RegistryReading, ServicesListResponse>();

function rowsOf(reading: RegistryReading): ServicesListResponse {
  const known = given.get(reading);
  if (known !== undefined) return known;
  const rows = reading.services.map(({ name, description, url }) => [name, description, url]);
  const answer = Object.freeze({ ServicesListReturn: rows });
  given.set(reading, answer);
  return answer;
}
