import { PlegmaError } from '../../errors/plegma-error.ts';
import type { ElectedEngine } from '../../provider/jobs/elected-engine.ts';
import type { Store } from '../../store/open-store.ts';
import type { ReadinessCheck } from '../site.ts';

/** What the provider cannot do without: its database and its batch systems. */
export function providerReadiness(store: Store, engine: ElectedEngine): readonly ReadinessCheck[] {
  return [
    {
      name: 'store',
      check: async () => void (await store.db.selectFrom('migrations').select('name').limit(1).execute()),
    },
    {
      name: 'platforms',
      check: async () => {
        const [failing] = engine.failingPlatforms;
        if (failing === undefined) return;
        throw new PlegmaError('BATCH_UNAVAILABLE', `The batch system ${failing} does not answer; jobs wait.`);
      },
    },
  ];
}
