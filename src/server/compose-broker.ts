import type { Broker } from '../broker/broker.ts';
import { countServices } from '../broker/count-services.ts';
import { mobileGridServer } from '../broker/mobile-grid-server.ts';
import { registryService } from '../broker/registry-service.ts';
import { type ProviderRule, trustedProviders } from '../broker/trusted-providers.ts';
import type { Foundation } from './foundation.ts';
import { type Mounting, mountService } from './mount-service.ts';
import type { Site } from './site.ts';
import { softwareVersion } from './software-version.ts';

/** Where the registry is on its host. */
export const REGISTRY_PATH = '/services/Registry';
/** The registry of 2006 is where Axis had it (MG-1). */
export const MOBILE_GRID_SERVER_PATH = '/axis/services/MobileGridServer';

/** What a broker is put together from. */
export interface BrokerSources {
  readonly foundation: Foundation;
  /** Providers that are trusted beside those of the configuration. */
  readonly ownProviders: readonly ProviderRule[];
}

/** Puts the broker together: registry, legacy face, readiness, figures. */
export function composeBroker({ foundation, ownProviders }: BrokerSources): Site {
  const { configuration, store, authorities, metrics } = foundation;
  const settings = configuration.broker;
  const broker: Broker = {
    store,
    now: Date.now,
    trusts: trustedProviders([...ownProviders, ...settings.providers]),
    maximumServices: settings.maximumServices,
    name: settings.name,
    about: settings.about,
    softwareVersion,
    peers: settings.peers,
    authorities: authorities.map((authority) => authority.der),
    publicUrl: settings.publicUrl === undefined ? undefined : new URL(REGISTRY_PATH, settings.publicUrl),
  };
  metrics.gauge('plegma_registry_services', 'Services that the registry lists.', async () => {
    return (await countServices(broker)).services;
  });
  const mounting: Mounting = { foundation, site: 'broker' };
  return {
    kind: 'broker',
    title: settings.name,
    about: settings.about,
    services: [
      mountService(mounting, REGISTRY_PATH, registryService(broker), 'registry.wsdl'),
      mountService(mounting, MOBILE_GRID_SERVER_PATH, mobileGridServer(broker), 'mobile-grid-server.wsdl'),
    ],
    folders: [],
    readiness: [{ name: 'registry', check: async () => void (await countServices(broker)) }],
  };
}
