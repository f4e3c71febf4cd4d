import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadCredential } from '../../dist/client/load-credential.node.js';
import { eachOnce } from '../each-once.ts';
import { atLeast, atMost, type Figure, informative, rateOf, ratio } from '../figure.ts';
import { type Load, measureServers } from '../load.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import type { ProviderDetails } from '../servers/provider.ts';
import { becomeCustomer, providerConfiguration } from './customer.ts';
import { multiplyJob } from './many-jobs.ts';
import type { FullCluster } from './slurm.ts';

const FEW = 10;
const MANY = 5000;
/** Seconds over which the CPU of tracking is measured. */
const WATCHED = 60;

/** A provider that tracks jobs, with one of them to ask for. */
interface TrackingProvider {
  readonly server: ServerProcess<ProviderDetails>;
  readonly jobId: string;
  /** Seconds from the start of the process until it served with all its jobs taken up. */
  readonly ready: number;
}

/** What many jobs cost: a restart, the tracking itself, and a customer's question. */
export async function trackingFigures(cluster: FullCluster): Promise<Figure[]> {
  const few = await startTracking(cluster, FEW);
  const many = await startTracking(cluster, MANY);
  try {
    await many.server.cpu();
    await pause(WATCHED * 1000);
    const tracking = (await many.server.cpu()) / WATCHED;
    const measured = await measureServers([await asking(few, FEW), await asking(many, MANY)], {
      rounds: 3,
      seconds: 2,
    });
    return [
      informative(`restart with ${FEW} jobs`, few.ready, 's'),
      atMost(`restart with ${MANY} jobs, until it serves`, many.ready, 's', 5),
      atMost(`CPU of tracking ${MANY} jobs, of a core`, tracking, 'x', 0.1),
      informative(`GetJob with ${MANY} jobs`, rateOf(measured, nameOf(MANY)), '/s'),
      atLeast(`GetJob with ${MANY} jobs / with ${FEW}`, ratio(measured, nameOf(MANY), nameOf(FEW)), 'x', 0.8),
    ];
  } finally {
    await Promise.all([few.server.close(), many.server.close()]);
  }
}

const nameOf = (jobs: number): string => `GetJob with ${jobs}`;

async function startTracking(cluster: FullCluster, jobs: number): Promise<TrackingProvider> {
  const directory = join(cluster.directory, `tracking-${jobs}`);
  const words = [JSON.stringify(providerConfiguration(directory, cluster.environment))];
  const first = await startServerProcess<ProviderDetails>('provider', words);
  const customer = await becomeCustomer(first.details);
  const jobId = await customer.submit('res-slurm');
  let { job } = await customer.provider.jobs.GetJob({ jobId });
  while (job.batchId === undefined) {
    ({ job } = await customer.provider.jobs.WaitForJob({ jobId, version: job.version, timeout: 30 }));
  }
  await first.close();
  await multiplyJob(cluster, directory, jobs - 1);
  const began = performance.now();
  const server = await startServerProcess<ProviderDetails>('provider', words);
  return { server, jobId, ready: (performance.now() - began) / 1000 };
}

/** Signed requests for one job. */
async function asking({ server, jobId }: TrackingProvider, jobs: number): Promise<Load> {
  const { client, jobService } = server.details;
  const body = `<j:GetJob xmlns:j="urn:plegma:job:1"><j:jobId>${jobId}</j:jobId></j:GetJob>`;
  return {
    name: nameOf(jobs),
    server,
    url: jobService,
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    ...eachOnce(body, await loadCredential(client)),
  };
}
