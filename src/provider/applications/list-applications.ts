import { type Page, type PageRequest, paged } from '../../store/page.ts';
import type { Application } from './application.ts';
import type { ApplicationCatalogue } from './application-catalogue.ts';

/** The applications of this provider, a page at a time, sorted by name. @throws CURSOR_INVALID */
export function listApplications(
  { all }: Pick<ApplicationCatalogue, 'all'>,
  request: PageRequest,
): Promise<Page<Application>> {
  const read = async (after: string | undefined, limit: number) => {
    const start = after === undefined ? 0 : all.findIndex(({ uri }) => uri === after) + 1;
    return all.slice(start, start + limit);
  };
  return paged(request, read, ({ uri }) => uri);
}
