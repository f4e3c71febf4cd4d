/** One answer of an operation that lists something. */
export interface Page {
  /** Absent at the end of the list. */
  readonly nextCursor?: string | undefined;
}

/**
 * Goes through a list that comes in pages, asking for the next page when its turn has come.
 *
 * @param fetchPage Asks for the page that begins at a cursor.
 * @param itemsOf The items of one page.
 * @example
 * const jobs = listAll(
 *   (cursor) => provider.jobs.ListJobs({ state: 'running', cursor }),
 *   (page) => page.jobs,
 * );
 * for await (const job of jobs) console.log(job.jobId);
 */
export async function* listAll<Answer extends Page, Item>(
  fetchPage: (cursor: string | undefined) => Promise<Answer>,
  itemsOf: (page: Answer) => readonly Item[],
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await fetchPage(cursor);
    yield* itemsOf(page);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** The items of an asynchronous list in an array: for lists that are known to be short. */
export async function collect<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}
