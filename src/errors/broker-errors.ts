import type { ErrorEntry } from './catalogue.ts';

/** Errors of the broker: the registry (\`src/broker\`). */
export const brokerErrors = {
  SERVICE_UNKNOWN: {
    fault: 'NotFound',
    when: 'The registry lists no service with this id.',
    remedy: 'List the services again: a lease may have ended.',
  },
} as const satisfies Record<string, ErrorEntry>;
