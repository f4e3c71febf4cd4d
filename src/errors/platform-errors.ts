import type { ErrorEntry } from './error-entry.ts';

/** Errors of batch systems (`src/provider/platforms`). */
export const platformErrors = {
  BATCH_UNAVAILABLE: {
    fault: 'Unavailable',
    when: 'The batch system does not answer, hangs or answers what cannot be read.',
    remedy: 'Nothing to do: jobs wait and are submitted when it answers again.',
  },
  BATCH_CANCEL_REFUSED: {
    fault: 'Unavailable',
    when: 'The batch system answered but did not take the request to end a job.',
    remedy:
      'The job goes on; the operator looks at the reason and the rights of the service’s batch account.',
  },
} as const satisfies Record<string, ErrorEntry>;
