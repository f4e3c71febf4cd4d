import type { RegistryOperations } from '../../contracts/generated/registry-types.ts';
import type { Operations } from '../../soap/server/operation.ts';
import type { Broker } from '../broker.ts';
import { findServices } from '../find-services.ts';
import { countServices, listServices, serviceById } from '../list-services.ts';
import { toServiceMessage } from './service-message.ts';

type Reading = Pick<
  Operations<RegistryOperations>,
  'DescribeBroker' | 'ListServices' | 'FindServices' | 'GetService'
>;

/** The operations that anybody may call, unsigned. */
export const reading = (broker: Broker): Reading => ({
  DescribeBroker: async () => {
    const { services, providers } = await countServices(broker);
    return {
      name: broker.name,
      about: broker.about,
      softwareVersion: broker.softwareVersion,
      serviceCount: services,
      providerCount: providers,
      peers: broker.peers,
      certificateAuthorities: broker.authorities,
    };
  },

  ListServices: async (request, context) => {
    const { items, nextCursor } = await listServices(broker, request);
    return { services: items.map((service) => toServiceMessage(broker, service, context)), nextCursor };
  },

  FindServices: async (request, context) => {
    const { items, nextCursor } = await findServices(broker, request, request);
    return {
      services: items.map((service) => ({
        ...toServiceMessage(broker, service, context),
        rank: service.rank,
      })),
      nextCursor,
    };
  },

  GetService: async ({ serviceId }, context) => ({
    service: toServiceMessage(broker, await serviceById(broker.store.db, serviceId), context),
  }),
});
