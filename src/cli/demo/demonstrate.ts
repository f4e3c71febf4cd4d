import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { undiciTransport } from '../../soap/client/undici-transport.node.ts';
import { AddressBook } from '../home/address-book.ts';
import { createOutput } from '../terminal/output.ts';
import { sizeText } from '../views/amounts.ts';
import { becomeCustomer } from './become-customer.ts';
import { countingTransport, type Traffic } from './counting-transport.ts';
import type { Demo } from './demo.ts';
import { type DemoGrid, startDemoGrid } from './demo-grid.ts';
import { findSwirl } from './find-swirl.ts';
import { runSwirl } from './run-swirl.ts';
import { Story } from './story.ts';
import { checkStatement, takeResult } from './take-result.ts';
import { visitAgain } from './visit-again.ts';

/** The options of `plegma demo`. */
export interface DemoOptions {
  readonly platform: string;
  readonly data?: string;
  readonly json?: boolean;
}

/**
 * Performs the whole walk on a broker and a provider of its own, and tells it as a story.
 *
 * A signal ends the process after the same clean-up as at the end of the walk: its files, private keys included, are
 * removed.
 *
 * @throws DEMO_FAILED, and what the steps throw; the directory with the log is kept then.
 */
export async function demonstrate({ platform, data, json = false }: DemoOptions): Promise<void> {
  const began = performance.now();
  const interrupted = Promise.race(STOPPING.map(received));
  const directory = data === undefined ? await mkdtemp(join(tmpdir(), 'plegma-demo-')) : resolve(data);
  const story = new Story(json);
  const traffic = { broker: noTraffic(), provider: noTraffic() };
  const grid = await open(story, directory, platform);
  let ended: Signal | WalkResult;
  try {
    ended = await Promise.race([interrupted, walk(story, grid, directory, traffic)]);
  } finally {
    await grid.close();
  }
  // Not reached where the walk failed: its log is kept. Retries, because an interrupted job may still be writing.
  if (data === undefined) await rm(directory, { recursive: true, maxRetries: 5 });
  if (typeof ended === 'string') process.exit(128 + constants.signals[ended]);
  const seconds = (performance.now() - began) / 1000;
  const text = `\n${closing(seconds, traffic)}\nLook at ${ended.file}.`;
  createOutput(json).result({ ...ended, platform, seconds, traffic }, text);
}

const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof STOPPING)[number];

async function received(signal: Signal): Promise<Signal> {
  await once(process, signal);
  return signal;
}

async function open(story: Story, directory: string, platform: string): Promise<DemoGrid> {
  story.part('Plegma: a picture is swirled on the Grid, and paid for');
  story.chapter('A broker and a provider start, two HTTP endpoints that could be on two machines');
  const grid = await startDemoGrid(directory, platform);
  story.facts([
    ['Broker', grid.broker.url],
    ['Provider', `${grid.provider.url}, jobs run on: ${platform}`],
    ['Certificates', `${grid.certificates}, made by an authority of this demonstration`],
    ['Log', join(directory, 'plegma.log')],
  ]);
  story.tell('The provider has registered its services with the broker, in requests that it signed.');
  return grid;
}

interface WalkResult {
  readonly jobId: string;
  readonly accountId: string;
  readonly file: string;
  readonly digest: string;
  readonly charge: object | undefined;
}

async function walk(
  story: Story,
  grid: DemoGrid,
  directory: string,
  traffic: DemoTraffic,
): Promise<WalkResult> {
  const visit = (): Demo => ({
    story,
    toBroker: countingTransport(undiciTransport(), traffic.broker),
    toProvider: countingTransport(undiciTransport(), traffic.provider),
    book: new AddressBook(join(directory, 'home')),
    certificates: grid.certificates,
  });
  const first = visit();
  const service = await findSwirl(first, grid.broker);
  const customer = await becomeCustomer(first, service.url);
  const job = await runSwirl(first, customer, service.applicationUri);
  const picture = await takeResult(first, customer, job);
  await checkStatement(first, customer, job);
  story.part('The second visit');
  await visitAgain(visit(), job.jobId, picture);
  return { jobId: job.jobId, accountId: customer.accountId, ...picture, charge: job.charge };
}

interface DemoTraffic {
  readonly broker: Traffic;
  readonly provider: Traffic;
}

const noTraffic = (): Traffic => ({ exchanges: 0, sent: 0, received: 0 });

function closing(seconds: number, { broker, provider }: DemoTraffic): string {
  const bytes = `${sizeText(provider.sent)} sent, ${sizeText(provider.received)} received`;
  return `Done in ${seconds.toFixed(1)} s: ${broker.exchanges} unsigned questions to the broker; ${provider.exchanges} signed requests to the provider and as many signed answers (${bytes}).`;
}
