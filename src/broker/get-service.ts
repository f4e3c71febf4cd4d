import { PlegmaError } from '../errors/plegma-error.ts';
import { isId } from '../store/ids.ts';
import type { StoreQueries } from '../store/open-store.ts';
import { type ListedService, toListedService } from './listed-service.ts';
import { SERVICE_KEY, serviceRows } from './service-rows.ts';

/**
 * One service. It can still be read for a day after its lease has ended: its `state` is `down` then.
 *
 * @throws SERVICE_UNKNOWN
 */
export async function getService(queries: StoreQueries, id: string): Promise<ListedService> {
  if (!isId('svc', id)) throw serviceUnknown(id);
  const row = await serviceRows(queries).where(SERVICE_KEY, '=', id).executeTakeFirst();
  if (row === undefined) throw serviceUnknown(id);
  return toListedService(row);
}

/** The refusal of an id that no service has. */
export const serviceUnknown = (id: string): PlegmaError =>
  new PlegmaError('SERVICE_UNKNOWN', `The registry lists no service ${id}.`, { path: 'serviceId' });
