import assert from 'node:assert/strict';
import { offerTable } from '../../../src/cli/views/offer-view.ts';

describe('what plegma queues says of the resources', () => {
  const offer = { resourceId: 'res-chem', platform: 'cluster', queue: 'chem', processors: 4, free: 1 };

  it('tells when a job would start, and how far off such estimates were', () => {
    const resources = [{ ...offer, queued: 2, running: 1, estimatedStart: Date.now() + 7_200_000 }];
    const text = offerTable({ resources, estimates: { jobs: 40, meanError: 12_340, bias: -2000 } });
    assert.match(text, /\nres-chem +cluster +chem +4 +1 +2 +1 +\d{4}-/);
    assert.match(
      text,
      /off by 12\.3 s on average over the last 40 jobs, which started 2\.0 s earlier than told\.$/,
    );
  });

  it('leaves open what the batch system does not tell', () => {
    const nothing = { processors: undefined, free: undefined, queued: undefined, running: undefined };
    const resources = [{ ...offer, ...nothing, estimatedStart: undefined }];
    assert.match(
      offerTable({ resources, estimates: undefined }),
      /\nres-chem +cluster +chem *\nNo estimated start/,
    );
  });
});
