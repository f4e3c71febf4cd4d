import type { RegistryOperations } from '../../contracts/generated/registry-types.ts';
import type { Operations } from '../../soap/server/operation.ts';
import type { Broker } from '../broker.ts';
import { countServices } from '../count-services.ts';
import { findServices } from '../find-services.ts';
import { getService } from '../get-service.ts';
import { listing } from './listing.ts';
import { brokerAddress, toServiceMessage } from './service-message.ts';

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

  ListServices: (request, context) => listing(broker, request, context),

  FindServices: async (request, context) => {
    const { items, nextCursor } = await findServices(broker, request, request);
    const address = brokerAddress(broker, context);
    return {
      services: items.map((service) => ({
        ...toServiceMessage(service, address, broker.now()),
        rank: service.rank,
      })),
      nextCursor,
    };
  },

  GetService: async ({ serviceId }, context) => {
    const service = await getService(broker.store.db, serviceId);
    return { service: toServiceMessage(service, brokerAddress(broker, context), broker.now()) };
  },
});
