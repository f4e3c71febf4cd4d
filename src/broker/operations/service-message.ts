import type { Service } from '../../contracts/generated/registry-types.ts';
import type { CallContext } from '../../soap/server/operation.ts';
import type { Broker } from '../broker.ts';
import { type ListedService, stateAt } from '../listed-service.ts';

/** Where clients find this broker: the configured address, or else the one that this client used. */
export function brokerAddress({ publicUrl }: Broker, context: CallContext): string {
  return (publicUrl ?? context.address).href;
}

/**
 * A listed service as the contract shows it.
 *
 * @param broker Address of the broker that lists it.
 * @param now ms, UTC
 */
export function toServiceMessage(service: ListedService, broker: string, now: number): Service {
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
    broker,
    state: stateAt(service, now),
    registeredAt: new Date(service.registeredAt),
    expiresAt: new Date(service.expiresAt),
    version: service.version,
  };
}
