import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { collect, listAll } from '../../dist/client/list-all.js';
import { atLeast, type Figure, informative } from '../figure.ts';
import { startServerProcess } from '../server-process.ts';
import type { ProviderDetails } from '../servers/provider.ts';
import { becomeCustomer, type Customer, providerConfiguration } from './customer.ts';
import type { FullCluster } from './slurm.ts';

/** So many that the last ones, which nothing is done beside any more, do not decide. ListJobs gives 200 at once. */
const JOBS = 150;
const ROUNDS = 5;
/** Rounds that are not counted: a provider that has just been started is compiled while it works. */
const WARMING = 4;
/** How many submissions are under way at once. */
const LANES = [1, 4];

/** Submits so many jobs and gives the ms until the batch system had the last. */
type Way = (jobs: number, lanes: number) => Promise<number>;

/** A command of the batch system, and the same through the provider. */
interface Pair {
  readonly command: string;
  readonly platform: string;
  readonly bare: Way;
  readonly signed: Way;
  readonly target: number;
}

/** Jobs a second. */
interface Rates {
  readonly bare: number;
  readonly signed: number;
}

/**
 * From the first submission until the batch system has the last job: signed SOAP through the provider, staging and all, against
 * the bare command run in the same way. A round lasts a second or two, so that the one is held against the other right
 * beside it and the median of these ratios counts: the best of each would be the quietest moments of the machine.
 */
export async function submissionFigures(cluster: FullCluster): Promise<Figure[]> {
  const configuration = providerConfiguration(join(cluster.directory, 'submissions'), cluster.environment);
  const server = await startServerProcess<ProviderDetails>('provider', [JSON.stringify(configuration)]);
  try {
    const customer = await becomeCustomer(server.details);
    const pairs: readonly Pair[] = [
      {
        command: 'qsub',
        platform: 'pbs',
        bare: bare((name) => cluster.qsub(name)),
        signed: signed(customer, 'res-pbs'),
        target: 0.85,
      },
      {
        command: 'sbatch',
        platform: 'slurm',
        bare: bare((name) => cluster.sbatch(name)),
        signed: signed(customer, 'res-slurm'),
        target: 0.6,
      },
    ];
    const tidy = async () => {
      await cluster.empty();
      await nothingUnderWay(customer);
    };
    const figures: Figure[] = [];
    for (const lanes of LANES) {
      for (const pair of pairs) figures.push(...figuresOf(pair, lanes, await roundsOf(pair, lanes, tidy)));
    }
    return figures;
  } finally {
    await server.close();
  }
}

function figuresOf({ command, platform, target }: Pair, lanes: number, rounds: readonly Rates[]): Figure[] {
  const how = `${lanes} at a time`;
  const ratio = median(rounds.map(({ bare, signed }) => signed / bare));
  return [
    informative(`submissions, ${command}, ${how}`, median(rounds.map(({ bare }) => bare)), '/s'),
    informative(`submissions, SOAP to ${platform}, ${how}`, median(rounds.map(({ signed }) => signed)), '/s'),
    atLeast(`signed SOAP to ${platform} / bare ${command}, ${how}`, ratio, 'x', target),
  ];
}

async function roundsOf(pair: Pair, lanes: number, tidy: () => Promise<void>): Promise<readonly Rates[]> {
  const rounds: Rates[] = [];
  for (let round = -WARMING; round < ROUNDS; round++) {
    const bare = (1000 * JOBS) / (await pair.bare(JOBS, lanes));
    const signed = (1000 * JOBS) / (await pair.signed(JOBS, lanes));
    if (round >= 0) rounds.push({ bare, signed });
    await tidy();
  }
  return rounds;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
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
    const ids = await inLanes(jobs, lanes, () => customer.submit(resourceId));
    await taken(customer, ids.at(-1) ?? '');
    return (await lastTaken(customer, began, jobs)) - began.getTime();
  };
}

/** Waits until the batch system has a job. One job is asked for, as a question for all of them costs as much as some submissions. */
async function taken({ provider }: Customer, jobId: string): Promise<void> {
  while ((await provider.jobs.GetJob({ jobId })).job.submittedAt === undefined) await pause(50);
}

/** When the batch system took the last job (ms): what the provider wrote down then. */
async function lastTaken({ provider }: Customer, since: Date, count: number): Promise<number> {
  for (;;) {
    const { jobs } = await provider.jobs.ListJobs({ since, limit: 200 });
    const taken = jobs.flatMap(({ submittedAt }) => submittedAt?.getTime() ?? []);
    if (taken.length === count) return Math.max(...taken);
    await pause(100);
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
