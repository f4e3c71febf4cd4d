import { join } from 'node:path';
import { type Cell, cellOrSkip } from '../../gridengine/cell.ts';
import { type Cluster, clusterOrSkip } from '../../slurm/cluster.ts';
import { until } from '../../support/until.ts';
import type { Place } from './orders.ts';
import { besiege, type SiegePlan } from './siege.ts';

/** `PLEGMA_SEED=7 PLEGMA_SECONDS=600 npx mocha test/faults/random-kills/*.test.ts` besieges for longer, in another way. */
const seed = Number(process.env['PLEGMA_SEED'] ?? 1);
const seconds = Number(process.env['PLEGMA_SECONDS'] ?? 15);
/** Seconds in which the last jobs come to their ends. */
const CALM = 240;

const sites = join(import.meta.dirname, '../../../examples/site-scripts');
const scriptsOf = (site: string) => ({
  startJob: join(sites, site, 'startJob'),
  checkJob: join(sites, site, 'checkJob'),
  killJob: join(sites, site, 'killJob'),
  checkInterval: 1,
});

describe(`killed at random (seed ${seed}), the service brings every job to its one right end`, function () {
  this.timeout((seconds + CALM) * 1000);

  async function survives(places: readonly Place[], more: Partial<SiegePlan> = {}): Promise<void> {
    const counts = await besiege({ seed, seconds, calm: CALM, places, ...more });
    for (const [what, count] of counts) console.log(`      ${String(count).padStart(4)} ${what}`);
  }

  const local: Place = { kind: 'local', settings: { slots: 6 }, wallTime: 2, mayFail: false };
  const script: Place = { kind: 'script', settings: scriptsOf('background'), mayFail: false };

  it('on this machine, by itself and by a site’s scripts', () => survives([local, script]));

  it('where it is one of two on one data directory', () => survives([local, script], { services: 2 }));

  describe('on a live Slurm that is killed with it', () => {
    let cluster: Cluster;
    let clear: (() => Promise<void>) | undefined;
    before(async function () {
      cluster = await clusterOrSkip(this);
      clear = cluster.faults?.clear;
    });
    after(function () {
      this.timeout(90_000);
      return clear?.();
    });

    it('behind its PBS commands and by its own', () => {
      const { environment, faults } = cluster;
      const place = {
        settings: { environment, timeLimit: 20 },
        mayFail: faults !== undefined,
        // Slurm looks for jobs over their time every 30 s: too long for a short run.
        ...(seconds > 60 && { wallTime: 60 }),
      };
      const places = [
        { ...place, kind: 'pbs' },
        { ...place, kind: 'slurm' },
      ] as const;
      return survives(places, faults === undefined ? {} : { server: faults });
    });
  });

  describe('on a live Grid Engine that is killed with it', () => {
    let cell: Cell;
    before(async function () {
      cell = await cellOrSkip(this);
    });

    it('by its own commands, and leaves nothing to an operator', async () => {
      const { path, environment } = cell;
      const settings = { commandPath: path, environment, timeLimit: 20 };
      const place: Place = { kind: 'gridengine', settings, wallTime: 3, mayFail: true };
      await survives([place], { server: cell });
      await until('a cell without jobs', cell.isEmpty, 120_000);
    });
  });
});
