import type { ErrorEntry } from './catalogue.ts';

/** Errors of the database (\`src/store\`). */
export const storeErrors = {
  STORE_UNAVAILABLE: {
    fault: 'Unavailable',
    when: 'The database does not answer, is locked or its disk is full.',
    remedy: 'Try again; if it goes on, the operator looks at /readyz and the disk.',
  },
} as const satisfies Record<string, ErrorEntry>;
