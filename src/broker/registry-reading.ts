import type { Store } from '../store/open-store.ts';
import { type ListedService, nextStateAt, toListedService } from './listed-service.ts';
import type { Registry } from './registry.ts';
import { SERVICE_KEY, serviceRows } from './service-rows.ts';

/** The services with a valid lease, as they were read from the database; never changed afterwards. */
export interface RegistryReading {
  /** In the registry's order: that of their registration. */
  readonly services: readonly ListedService[];
  /** Names the state of the database that was read: see `Store.revision`. */
  readonly revision: string;
  /** Between these times (ms, UTC; `until` exclusive) no service changes its state by the passing of time alone. */
  readonly from: number;
  readonly until: number;
}

/** The registry is read far more often than it changes, and reading it costs a hundred times as much as its revision. */
const lastReadings = new WeakMap<Store, RegistryReading>();

/** What the registry lists now. Returns the same object for as long as that stays the same. */
export async function readRegistry({ store, now }: Registry): Promise<RegistryReading> {
  // The revision comes first: a reading may be newer than its revision, which costs one more reading, but never older.
  const revision = store.revision();
  const time = now();
  const last = lastReadings.get(store);
  if (last?.revision === revision && last.from <= time && time < last.until) return last;
  const rows = await serviceRows(store.db)
    .where('registry_services.expires_at', '>', time)
    .orderBy(SERVICE_KEY)
    .execute();
  const services = rows.map(toListedService);
  const until = services.reduce(
    (earliest, service) => Math.min(earliest, nextStateAt(service, time)),
    Number.POSITIVE_INFINITY,
  );
  const reading = { services, revision, from: time, until };
  lastReadings.set(store, reading);
  return reading;
}
