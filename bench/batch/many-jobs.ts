import { join } from 'node:path';
import { newJobToken } from '../../dist/provider/platforms/job-token.js';
import { newId } from '../../dist/store/ids.js';
import { openStore } from '../../dist/store/open-store.js';
import type { FullCluster } from './slurm.ts';

/** Submissions to the batch system under way at once. */
const LANES = 8;

/**
 * Multiplies the one job of a stopped provider: so many jobs that wait in the batch system under their own tokens, each
 * in the database as if it had been submitted by SOAP.
 */
export async function multiplyJob(cluster: FullCluster, dataDirectory: string, count: number): Promise<void> {
  const store = await openStore(join(dataDirectory, 'plegma.db'));
  const model = await store.db.selectFrom('jobs').selectAll().executeTakeFirstOrThrow();
  const life = await store.db
    .selectFrom('job_transitions')
    .selectAll()
    .where('job_id', '=', model.id)
    .execute();
  let left = count;
  const lane = async () => {
    while (left-- > 0) {
      const [id, token] = [newId('job'), newJobToken()];
      const batch_id = await cluster.sbatch(token);
      const workspace = join(dataDirectory, 'workspaces', id);
      const now = Date.now();
      const job = {
        ...model,
        id,
        token,
        batch_id,
        workspace,
        quote_id: null,
        submitted_at: now,
        intent_at: now,
      };
      await store.transaction(async (tx) => {
        await tx.insertInto('jobs').values(job).execute();
        await tx
          .insertInto('job_transitions')
          .values(life.map((transition) => ({ ...transition, job_id: id })))
          .execute();
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await store.close();
}
