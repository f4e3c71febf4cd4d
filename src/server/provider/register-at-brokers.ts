import { endpointAddress, readAddress } from '../../client/endpoint-address.ts';
import { registryContract } from '../../contracts/generated/registry-contract.ts';
import { createProxy } from '../../soap/client/proxy.ts';
import { undiciTransport } from '../../soap/client/undici-transport.node.ts';
import type { Foundation } from '../foundation.ts';
import { RegistrationKeeper } from './registration-keeper.ts';
import type { OfferedService } from './services-offered.ts';

/** What is registered, where. */
export interface RegistrationSources {
  readonly foundation: Foundation;
  readonly services: readonly OfferedService[];
  /** Registries, or hosts of brokers. */
  readonly brokers: readonly (string | URL)[];
}

/** Ms without an answer after which a broker is given up for this time. */
const TIMEOUT = 10_000;

/** One keeper for each broker; they are not started. */
export function registerAtBrokers(sources: RegistrationSources): RegistrationKeeper[] {
  const { foundation, services, brokers } = sources;
  const { trust, credentials, log, configuration } = foundation;
  const transport = undiciTransport();
  return brokers.map((broker) => {
    const address = endpointAddress(readAddress(broker), 'Registry');
    // The keeper has retries of its own.
    const retry = { attempts: 1 };
    const security = { credential: credentials.provider, signAddressing: true, verification: { trust } };
    return new RegistrationKeeper({
      registry: createProxy(registryContract, transport, { address, retry, timeout: TIMEOUT, security }),
      address: address.href,
      services,
      lease: configuration.provider.lease,
      log,
    });
  });
}
