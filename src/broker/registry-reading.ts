import type { Store } from '../store/open-store.ts';
import { type ListedService, nextStateAt, toListedService } from './listed-service.ts';
import type { Registry } from './registry.ts';
import { serviceKey, serviceRows } from './service-rows.ts';

/** The services with a valid lease, as they were read from the database; never changed afterwards. */
export interface RegistryReading {
  /** In the registry's order: that of their registration. */
  readonly services: readonly ListedService[];
  /** The state of the database that was read. */
  readonly mark: string;
  /** From when on and until when (ms, UTC, exclusive) time alone changes no service's state. */
  readonly from: number;
  readonly until: number;
}

/** Lists are asked for far more often than they change, and reading one costs a hundred times as much as its mark. */
const lastReadings = new WeakMap<Store, RegistryReading>();

/** What the registry lists now. As long as that stays the same, so does the object. */
export async function readRegistry({ store, now }: Registry): Promise<RegistryReading> {
  // Marked before it is read: a reading may be newer than its mark, which costs another one, but never older.
  const mark = store.mark();
  const time = now();
  const last = lastReadings.get(store);
  if (last?.mark === mark && last.from <= time && time < last.until) return last;
  const rows = await serviceRows(store.db)
    .where('registry_services.expires_at', '>', time)
    .orderBy(serviceKey)
    .execute();
  const services = rows.map(toListedService);
  const until = services.reduce(
    (earliest, service) => Math.min(earliest, nextStateAt(service, time)),
    Number.POSITIVE_INFINITY,
  );
  const reading = { services, mark, from: time, until };
  lastReadings.set(store, reading);
  return reading;
}
