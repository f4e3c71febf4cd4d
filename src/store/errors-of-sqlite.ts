import Libsql from 'libsql';
import { PlegmaError } from '../errors/plegma-error.ts';

/**
 * Result codes of SQLite that say "not now" or "not on this disk": nothing of ours is wrong, and the same
 * statement may succeed later. Extended codes share the prefix (`SQLITE_BUSY_SNAPSHOT`, `SQLITE_IOERR_WRITE`).
 */
const UNAVAILABLE = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
];

const hasCode = (error: unknown, prefix: string): boolean =>
  error instanceof Libsql.SqliteError && error.code.startsWith(prefix);

/** True where another connection holds the lock that the statement needed; it has then changed nothing. */
export const isBusy = (error: unknown): boolean =>
  hasCode(error, 'SQLITE_BUSY') || hasCode(error, 'SQLITE_LOCKED');

/** Turns what SQLite says about locks and disks into `STORE_UNAVAILABLE`; other errors are returned as they are. */
export function storeError(error: unknown): unknown {
  if (!UNAVAILABLE.some((prefix) => hasCode(error, prefix))) return error;
  const reason = error instanceof Error ? error.message : 'no reason given';
  return new PlegmaError('STORE_UNAVAILABLE', `The database cannot be used at the moment: ${reason}.`, {
    cause: error,
    retryAfter: 1,
  });
}
