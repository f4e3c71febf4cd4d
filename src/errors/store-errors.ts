import type { ErrorEntry } from './error-entry.ts';

/** Errors of the database (`src/store`). */
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
  REQUEST_ID_REUSED: {
    fault: 'Conflict',
    when: 'The request id was used by the same identity before, with other content.',
    remedy: 'Use a new request id for each new request, and the old one only to repeat the same request.',
  },
  CURSOR_INVALID: {
    fault: 'InvalidRequest',
    when: 'The cursor is not one that a list of ours has given out.',
    remedy: 'Send the nextCursor of the page before as it came, or none to begin again.',
  },
} as const satisfies Record<string, ErrorEntry>;
