import assert from 'node:assert/strict';
import { startEstimates } from '../../../src/provider/jobs/start-estimates.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { ada, openProvider, openTestAccount, requestBy, upload } from './test-provider.ts';

describe('estimated starts', () => {
  it('are kept with the job and held against the real ones', async () => {
    const provider = await openProvider(temporaryDirectory('estimates'));
    try {
      await provider.jobs.clusters.renew();
      const { db } = provider.store;
      assert.equal(await startEstimates(db), undefined);
      const account = await openTestAccount(provider);
      const stagerId = await upload(provider, account, 'hello');
      for (const error of [-1000, 3000]) {
        const job = await submitJob(provider.jobs, requestBy(ada), {
          accountId: account.id,
          applicationUri: 'urn:test:upper',
          resourceId: 'res-local',
          arguments: [{ name: 'word', value: 'x' }],
          inputs: [{ name: 'text', stagerId }],
        });
        assert.ok(job.estimatedStart !== undefined);
        const started_at = job.estimatedStart + error;
        await db.updateTable('jobs').set({ started_at }).where('id', '=', job.id).execute();
      }
      assert.deepEqual(await startEstimates(db), { jobs: 2, meanError: 2000, bias: 1000 });
    } finally {
      await provider.close();
    }
  });
});
