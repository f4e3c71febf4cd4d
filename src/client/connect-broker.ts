import { mobileGridServerContract } from '../contracts/generated/mobile-grid-server-contract.ts';
import type { MobileGridServerOperations } from '../contracts/generated/mobile-grid-server-types.ts';
import { registryContract } from '../contracts/generated/registry-contract.ts';
import type { RegistryOperations } from '../contracts/generated/registry-types.ts';
import { createProxy, type ServiceProxy } from '../soap/client/proxy.ts';
import type { Transport } from '../soap/client/transport.ts';
import { endpointAddress } from './endpoint-address.ts';

/** A broker as its clients see it: who offers what, where. Anybody may ask; nothing is signed. */
export interface Broker {
  /** Of its registry. */
  readonly address: URL;
  readonly registry: ServiceProxy<RegistryOperations>;
  /** The service of the mobile Grid's first broker, as its old clients call it (MG-1). */
  readonly mobileGridServer: ServiceProxy<MobileGridServerOperations>;
}

const LEGACY_PATH = '/axis/services/MobileGridServer';

/**
 * Makes the calls of a broker. Nothing is sent yet.
 *
 * @param address Of its registry, or of the host alone.
 * @throws ADDRESS_INVALID
 * @example
 * const broker = connectBroker('http://localhost:8080', undiciTransport());
 * const { services } = await broker.registry.FindServices({ text: 'swirl' });
 */
export function connectBroker(address: string | URL, transport: Transport): Broker {
  const registry = endpointAddress(address, 'Registry');
  // Axis of 2006 knows no WS-Addressing and refuses what it does not know.
  const legacy = { address: new URL(LEGACY_PATH, registry), addressing: 'none' } as const;
  return {
    address: registry,
    registry: createProxy(registryContract, transport, { address: registry }),
    mobileGridServer: createProxy(mobileGridServerContract, transport, legacy),
  };
}
