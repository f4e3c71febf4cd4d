import { registryContract } from '../contracts/generated/registry-contract.ts';
import type { RegistryOperations } from '../contracts/generated/registry-types.ts';
import type { Service } from '../soap/server/operation.ts';
import type { Broker } from './broker.ts';
import { reading } from './operations/reading.ts';
import { writing } from './operations/writing.ts';

/** The native registry, ready to be mounted. */
export const registryService = (broker: Broker): Service<RegistryOperations> => ({
  contract: registryContract,
  operations: { ...reading(broker), ...writing(broker) },
  open: new Set(['DescribeBroker', 'ListServices', 'FindServices', 'GetService']),
});
