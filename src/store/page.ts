import { PlegmaError } from '../errors/plegma-error.ts';

/** Which part of a list is wanted. */
export interface PageRequest {
  /** 1 to 200; 50 where it is left out. */
  readonly limit?: number | undefined;
  /** The `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

/** A part of a list, and the way to the next one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent at the end of the list. */
  readonly nextCursor: string | undefined;
}

const DEFAULT_LIMIT = 50;

/**
 * A list in pages that stay right while the list changes: a cursor is the sort key of the last item seen, not a
 * count, so that nothing is shown twice or left out because something else came or went. The key must be unique.
 *
 * @param read Reads at most `limit` rows whose key comes after `after` in the list's order.
 * @throws CURSOR_INVALID
 * @example
 * const readJobs = (after: JobId | undefined, limit: number) => {
 *   const jobs = store.db.selectFrom('jobs').selectAll().orderBy('id', 'desc').limit(limit);
 *   return (after === undefined ? jobs : jobs.where('id', '<', after)).execute();
 * };
 * const page = await paged(request, readJobs, (job) => job.id);
 */
export async function paged<Row, Key extends string>(
  { limit = DEFAULT_LIMIT, cursor }: PageRequest,
  read: (after: Key | undefined, limit: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): Promise<Page<Row>> {
  const after = cursor === undefined ? undefined : keyIn<Key>(cursor);
  const rows = await read(after, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? cursorOf(keyOf(last)) : undefined };
}

/** Tells cursors of this form from those of later ones. */
const PREFIX = 'after:';

const cursorOf = (key: string): string => Buffer.from(PREFIX + key).toString('base64url');

/** A cursor that somebody made up may hold any text: it only moves the beginning of the list. @throws CURSOR_INVALID */
function keyIn<Key extends string>(cursor: string): Key {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (text.startsWith(PREFIX)) return text.slice(PREFIX.length) as Key;
  throw new PlegmaError('CURSOR_INVALID', `${cursor} is no cursor of this list.`, { path: 'cursor' });
}
