import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { collect, listAll } from '../../src/client/list-all.ts';
import { atLeast, type Figure, informative } from '../figure.ts';
import { startServerProcess } from '../server-process.ts';
import type { ProviderDetails } from '../servers/provider.ts';
import { becomeCustomer, type Customer, providerConfiguration } from './customer.ts';
import type { FullCluster } from './slurm.ts';

const JOBS = 40;
const ROUNDS = 3;
/** How many submissions are under way at once. */
const LANES = [1, 4];

/** Submits so many jobs and gives the ms until the batch system had the last. */
type Way = (jobs: number, lanes: number) => Promise<number>;

/**
 * From the first submission until the batch system has the last job: signed SOAP through the provider, staging and all, against
 * the bare command run in the same way.
 */
export async function submissionFigures(cluster: FullCluster): Promise<Figure[]> {
  const configuration = providerConfiguration(join(cluster.directory, 'submissions'), cluster.environment);
  const server = await startServerProcess<ProviderDetails>('provider', [JSON.stringify(configuration)]);
  try {
    const customer = await becomeCustomer(server.details);
    const ways: Readonly<Record<string, Way>> = {
      qsub: bare((name) => cluster.qsub(name)),
      'SOAP to pbs': signed(customer, 'res-pbs'),
      sbatch: bare((name) => cluster.sbatch(name)),
      'SOAP to slurm': signed(customer, 'res-slurm'),
    };
    const best = await bestRates(ways, async () => {
      await cluster.empty();
      await nothingUnderWay(customer);
    });
    return LANES.flatMap((lanes) => {
      const rate = (way: string) => best.get(`${way} ${lanes}`) ?? 0;
      const how = `${lanes} at a time`;
      return [
        ...Object.keys(ways).map((way) => informative(`submissions, ${way}, ${how}`, rate(way), '/s')),
        atLeast(`signed SOAP to pbs / bare qsub, ${how}`, rate('SOAP to pbs') / rate('qsub'), 'x', 0.85),
        atLeast(
          `signed SOAP to slurm / bare sbatch, ${how}`,
          rate('SOAP to slurm') / rate('sbatch'),
          'x',
          0.6,
        ),
      ];
    });
  } finally {
    await server.close();
  }
}

async function bestRates(ways: Readonly<Record<string, Way>>, tidy: () => Promise<void>) {
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const lanes of LANES) {
      for (const [name, way] of Object.entries(ways)) {
        const rate = (1000 * JOBS) / (await way(JOBS, lanes));
        best.set(`${name} ${lanes}`, Math.max(rate, best.get(`${name} ${lanes}`) ?? 0));
        await tidy();
      }
    }
  }
  return best;
}

function bare(submit: (name: string) => Promise<unknown>): Way {
  return async (jobs, lanes) => {
    const began = Date.now();
    await inLanes(jobs, lanes, (at) => submit(`bare${at}`));
    return Date.now() - began;
  };
}

function signed(customer: Customer, resourceId: string): Way {
  return async (jobs, lanes) => {
    const began = new Date();
    await inLanes(jobs, lanes, () => customer.submit(resourceId));
    return (await lastTaken(customer, began, jobs)) - began.getTime();
  };
}

/** When the batch system took the last job (ms): what the provider wrote down then. Seldom asked, for asking costs too. */
async function lastTaken({ provider }: Customer, since: Date, count: number): Promise<number> {
  for (;;) {
    const { jobs } = await provider.jobs.ListJobs({ since, limit: 200 });
    const taken = jobs.flatMap(({ submittedAt }) => submittedAt?.getTime() ?? []);
    if (taken.length === count) return Math.max(...taken);
    await pause(250);
  }
}

async function inLanes<Result>(count: number, lanes: number, work: (at: number) => Promise<Result>) {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) results.push(await work(next++));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** The next round must not pay for the last one's ends. */
async function nothingUnderWay({ provider }: Customer): Promise<void> {
  for (;;) {
    const waiting = listAll(
      (cursor) => provider.jobs.ListJobs({ state: 'queued', cursor }),
      ({ jobs }) => jobs,
    );
    if ((await collect(waiting)).length === 0) return;
    await pause(200);
  }
}
