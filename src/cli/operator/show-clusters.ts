import { type ReadCluster, readClusters } from '../../server/doctor/read-clusters.ts';
import { readOffers } from '../../server/doctor/read-offers.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { createOutput } from '../terminal/output.ts';
import { nodesOf, nodeTable, queuesOf, queueTable } from '../views/cluster-view.ts';
import { offerTable } from '../views/offer-view.ts';
import type { OperatorOptions } from './options.ts';
import { readServerConfiguration } from './server-configuration.ts';

/** `plegma queues`: the queues of the clusters, and the offers made from them. */
export async function showQueues({ json = false, ...options }: OperatorOptions): Promise<void> {
  const configuration = await readServerConfiguration(options);
  const clusters = await readClusters(configuration);
  const offers = await readOffers(configuration);
  const queues = queuesOf(clusters);
  const text = `${queueTable(queues)}\n\n${offerTable(offers)}`;
  createOutput(json).result({ queues, ...offers, problems: problemsOf(clusters) }, text);
  tellProblems(clusters);
}

/** `plegma nodes`: the nodes of the clusters. */
export async function showNodes({ json = false, ...options }: OperatorOptions): Promise<void> {
  const clusters = await readClusters(await readServerConfiguration(options));
  const nodes = nodesOf(clusters);
  createOutput(json).result({ nodes, problems: problemsOf(clusters) }, nodeTable(nodes));
  tellProblems(clusters);
}

function tellProblems(clusters: readonly ReadCluster[]): void {
  for (const { platform, problem } of problemsOf(clusters)) {
    console.error(`plegma: ${platform}: ${problem} Find out more with plegma doctor.`);
    process.exitCode = exitCodes.unavailable;
  }
}

const problemsOf = (clusters: readonly ReadCluster[]) =>
  clusters.flatMap(({ platform, problem }) => (problem === undefined ? [] : [{ platform, problem }]));
