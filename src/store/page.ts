import { PlegmaError } from '../errors/plegma-error.ts';

/** Which part of a list is wanted. */
export interface PageRequest {
  /** 1 to 200; 50 where it is left out. */
  readonly limit?: number | undefined;
  /** The `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent at the end of the list. */
  readonly nextCursor: string | undefined;
}

const defaultLimit = 50;

/**
 * A list in pages that stay right while the list changes: a cursor is the sort key of the last item seen, not a
 * count, so that nothing is shown twice or left out because something else came or went. The key must be unique.
 *
 * @param read Reads at most `limit` rows whose key comes after `after` in the list's order.
 * @throws CURSOR_INVALID
 * @example
 * paged(request, (row) => row.id, (after, limit) => {
 *   const query = tx.selectFrom('jobs').selectAll().orderBy('id', 'desc').limit(limit);
 *   return (after === undefined ? query : query.where('id', '<', after)).execute();
 * });
 */
export async function paged<Row>(
  { limit = defaultLimit, cursor }: PageRequest,
  keyOf: (row: Row) => string,
  read: (after: string | undefined, limit: number) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const rows = await read(cursor === undefined ? undefined : keyIn(cursor), limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? cursorOf(keyOf(last)) : undefined };
}

/** The mark makes a cursor of a later form recognisable. */
const mark = 'after:';

const cursorOf = (key: string): string => Buffer.from(mark + key).toString('base64url');

function keyIn(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (text.startsWith(mark)) return text.slice(mark.length);
  throw new PlegmaError('CURSOR_INVALID', `${cursor} is no cursor of this list.`, { path: 'cursor' });
}
