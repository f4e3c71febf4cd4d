import type { ErrorEntry } from './catalogue.ts';

/** Errors of the database (\`src/store\`). */
export const storeErrors = {
  STORE_UNAVAILABLE: {
    fault: 'Unavailable',
    when: 'The database does not answer, is locked or its disk is full.',
    remedy: 'Try again; if it goes on, the operator looks at /readyz and the disk.',
  },
  SCHEMA_MISMATCH: {
    fault: 'InternalError',
    when: 'The database was made by a newer or altered version of Plegma.',
    remedy: 'Start the version that made it, or restore a backup from before that version.',
  },
} as const satisfies Record<string, ErrorEntry>;
