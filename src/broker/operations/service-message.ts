import type { Service } from '../../contracts/generated/registry-types.ts';
import type { CallContext } from '../../soap/server/operation.ts';
import type { Broker } from '../broker.ts';
import { type ListedService, stateAt } from '../listed-service.ts';

/** A listed service as the contract shows it. */
export function toServiceMessage(broker: Broker, service: ListedService, { address }: CallContext): Service {
  return {
    serviceId: service.id,
    name: service.name,
    description: service.description,
    url: service.url,
    applicationUri: service.applicationUri,
    applicationVersion: service.applicationVersion,
    categories: service.categories,
    keywords: service.keywords,
    priceFrom: service.priceFrom,
    providerId: service.providerId,
    providerName: service.providerName,
    broker: (broker.publicUrl ?? address).href,
    state: stateAt(service, broker.now()),
    registeredAt: new Date(service.registeredAt),
    expiresAt: new Date(service.expiresAt),
    version: service.version,
  };
}
