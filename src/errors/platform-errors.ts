import type { ErrorEntry } from './catalogue.ts';

/** Errors of batch systems (\`src/provider/platforms\`). */
export const platformErrors = {
  BATCH_UNAVAILABLE: {
    fault: 'Unavailable',
    when: 'The batch system does not answer, hangs or answers what cannot be read.',
    remedy: 'Nothing to do: jobs wait and are submitted when it answers again.',
  },
} as const satisfies Record<string, ErrorEntry>;
