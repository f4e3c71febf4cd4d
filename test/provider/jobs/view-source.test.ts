import assert from 'node:assert/strict';
import { sharedViews } from '../../../src/provider/jobs/view-source.ts';
import type { ClusterView } from '../../../src/provider/platforms/platform.ts';
import { temporaryStore } from '../../store/temporary-store.ts';

describe('the views of batch systems that processes share', () => {
  const view: ClusterView = {
    queues: [],
    nodes: [{ name: 'n1', state: 'free', processors: 2, properties: [] }],
  };

  it('are asked for by the one that drives the jobs; the others see what it saw, until that is old', async () => {
    const { store, remove } = await temporaryStore();
    try {
      let asked = 0;
      let shown = new Map([['cluster', view]]);
      const ask = async () => {
        asked += 1;
        return shown;
      };
      const driver = sharedViews(store, ask, () => true);
      const other = sharedViews(store, ask, () => false);
      assert.deepEqual(await other(), new Map());
      assert.deepEqual(await driver(), shown);
      assert.deepEqual(await other(), shown);
      assert.equal(asked, 1);
      await store.db
        .updateTable('cluster_views')
        .set({ asked_at: Date.now() - 181_000 })
        .execute();
      assert.deepEqual(await other(), new Map());
      shown = new Map();
      await driver();
      assert.deepEqual(await store.db.selectFrom('cluster_views').selectAll().execute(), []);
    } finally {
      await remove();
    }
  });
});
