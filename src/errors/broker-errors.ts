import type { ErrorEntry } from './error-entry.ts';

/** Errors of the broker: the registry (`src/broker`). */
export const brokerErrors = {
  SERVICE_UNKNOWN: {
    fault: 'NotFound',
    when: 'The registry lists no service with this id.',
    remedy: 'List the services again: a lease may have ended. A provider registers anew.',
  },
  SERVICE_OF_ANOTHER: {
    fault: 'NotAuthorised',
    when: 'A provider wants to renew or withdraw a service that another one registered.',
    remedy: 'Sign with the certificate of the identity that registered the service.',
  },
  SERVICE_URL_INVALID: {
    fault: 'InvalidRequest',
    when: 'The address of a service to be registered is not an http or https URL without user name and fragment.',
    remedy: 'Register the address under which clients reach your JobService.',
  },
  SERVICE_LIMIT: {
    fault: 'LimitExceeded',
    when: 'A provider has as many services registered as the broker allows.',
    remedy: 'Withdraw services that are no longer offered, or ask the operator of the broker.',
  },
  PROVIDER_NOT_TRUSTED: {
    fault: 'NotAuthorised',
    when: 'The identity that signed is none of those that may register services at this broker.',
    remedy: 'Ask the operator of the broker to add the identity, or its authority, to broker.providers.',
  },
} as const satisfies Record<string, ErrorEntry>;
