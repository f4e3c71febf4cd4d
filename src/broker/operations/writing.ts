import type { RegisterService, RegistryOperations } from '../../contracts/generated/registry-types.ts';
import type { Operations } from '../../soap/server/operation.ts';
import type { Broker } from '../broker.ts';
import type { Offer } from '../listed-service.ts';
import { registerService } from '../register-service.ts';
import { renewRegistration } from '../renew-registration.ts';
import { withdrawServices } from '../withdraw-services.ts';
import { callerIdentity } from './caller-identity.ts';
import { brokerAddress, toServiceMessage } from './service-message.ts';

/** The lease where the request names none (seconds). */
const DEFAULT_LEASE = 300;

type Writing = Pick<
  Operations<RegistryOperations>,
  'RegisterService' | 'RenewRegistration' | 'WithdrawService'
>;

/** The operations of providers, which sign them. */
export const writing = (broker: Broker): Writing => ({
  RegisterService: async (request, context) => {
    const service = await registerService(broker, {
      identity: callerIdentity(context),
      requestId: request.requestId ?? context.messageId,
      offer: toOffer(request),
      leaseSeconds: request.leaseSeconds ?? DEFAULT_LEASE,
    });
    return { service: toServiceMessage(service, brokerAddress(broker, context), broker.now()) };
  },

  RenewRegistration: async ({ serviceIds, leaseSeconds = DEFAULT_LEASE }, context) => {
    const leases = await renewRegistration(broker, callerIdentity(context), serviceIds, leaseSeconds);
    return {
      registrations: leases.map(({ id, expiresAt }) => ({ serviceId: id, expiresAt: new Date(expiresAt) })),
    };
  },

  WithdrawService: async ({ serviceIds }, context) => {
    await withdrawServices(broker, callerIdentity(context), serviceIds);
    return {};
  },
});

const toOffer = ({
  categories = [],
  keywords = [],
  requestId,
  leaseSeconds,
  ...said
}: RegisterService): Offer => ({
  ...said,
  categories,
  keywords,
});
