import { type Cluster, clusterOrSkip } from '../../slurm/cluster.ts';
import { besiege, type SiegePlan } from './siege.ts';

/** `PLEGMA_SEED=7 PLEGMA_SECONDS=600 npx mocha test/faults/random-kills/*.test.ts` besieges for longer, in another way. */
const seed = Number(process.env['PLEGMA_SEED'] ?? 1);
const seconds = Number(process.env['PLEGMA_SECONDS'] ?? 15);

describe(`killed at random (seed ${seed}), the service brings every job to its one right end`, () => {
  async function survives(plan: Pick<SiegePlan, 'platform' | 'wallTime' | 'cluster'>): Promise<void> {
    const ends = await besiege({ seed, seconds, ...plan });
    console.log(`      ${[...ends].map(([end, count]) => `${count} ${end}`).join(', ')}`);
  }

  it('on this machine', async function () {
    this.timeout((seconds + 240) * 1000);
    await survives({ platform: { kind: 'local', slots: 6 }, wallTime: 2 });
  });

  describe('on a live Slurm that is killed with it', () => {
    let cluster: Cluster;
    before(async function () {
      cluster = await clusterOrSkip(this);
    });

    for (const kind of ['pbs', 'slurm'] as const) {
      it(`behind the commands of ${kind}`, async function () {
        this.timeout((seconds + 240) * 1000);
        const platform = { kind, environment: cluster.environment, timeLimit: 20 };
        await survives({ platform, ...(cluster.faults !== undefined && { cluster: cluster.faults }) });
      });
    }
  });
});
