import type { StepListener } from '../provider/jobs/job-context.ts';
import { identityOf } from '../security/x509/certificate.ts';
import { isOwnHost } from '../soap/client/check-signer.ts';
import { type Addresses, brokerAddresses, providerAddresses } from './addresses.ts';
import { CallLog } from './call-log.ts';
import { composeBroker, REGISTRY_PATH } from './compose-broker.ts';
import type { Configuration } from './configuration/configuration.ts';
import { type Foundation, layFoundation } from './foundation.ts';
import { type Bases, Hosts } from './hosts.ts';
import { openCallLines, openLog } from './log.ts';
import { LogDestination } from './log-destination.ts';
import { openMetrics } from './metrics.ts';
import { type ComposedProvider, composeProvider } from './provider/compose-provider.ts';
import { registerAtBrokers } from './provider/register-at-brokers.ts';

/** Broker, provider or both, serving. */
export interface RunningServer {
  readonly addresses: Addresses;
  /** Opens the file of the log anew, after it was moved away. */
  reopenLog(): void;
  /**
   * Ends in order: withdraws the services, takes no more requests, lets running ones finish, brings jobs to a safe
   * point, closes the database. Jobs in the batch system go on and are taken up at the next start.
   */
  close(): Promise<void>;
}

/** What a test, or a program that embeds the server, may listen to. */
export interface ServerListeners {
  /** Told at each moment of a job's life, before the next thing is done. */
  readonly onStep?: StepListener;
}

/** Both write to the same place. */
type Logs = Pick<Foundation, 'log' | 'calls'>;

/** What must be undone at the end, in reverse order. */
type Undo = (() => Promise<void>)[];

/** Where the parties of this process are reached; undefined for one that is not run. */
interface Places {
  readonly broker: Bases | undefined;
  readonly provider: Bases | undefined;
}

/**
 * Starts what the configuration enables. Resolves once it serves, and its services are registered or the first attempt
 * to register them has failed.
 *
 * @throws PORT_UNAVAILABLE, CONFIG_INVALID, STORE_UNAVAILABLE, APPLICATION_INVALID and others. Nothing is left running.
 * @example
 * const configuration = await readConfiguration({ environment: process.env, workingDirectory: process.cwd() });
 * const server = await startServer(configuration);
 * console.log(server.addresses.broker?.registry);
 */
export async function startServer(
  configuration: Configuration,
  listeners: ServerListeners = {},
): Promise<RunningServer> {
  const undo: Undo = [];
  const close = async () => {
    for (let last = undo.pop(); last !== undefined; last = undo.pop()) await last();
  };
  const destination = new LogDestination(configuration.log.file);
  const logs = openLogs(configuration, destination, undo);
  try {
    const addresses = await start({ configuration, listeners, logs, undo });
    return { addresses, reopenLog: () => destination.reopen(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a start is given. */
interface Start {
  readonly configuration: Configuration;
  readonly listeners: ServerListeners;
  readonly logs: Logs;
  readonly undo: Undo;
}

async function start({ configuration, listeners, logs, undo }: Start): Promise<Addresses> {
  const metrics = openMetrics();
  const { connections, shutdown } = configuration.limits;
  const hosts = new Hosts({ connections });
  const closeHosts = () => hosts.close(shutdown);
  undo.push(closeHosts);
  const places = await listen(configuration, hosts);
  const names = { broker: hostName(places.broker), provider: hostName(places.provider) };
  const foundation = await layFoundation({ configuration, hosts: names, ...logs, metrics });
  undo.push(() => foundation.close());
  addBroker(foundation, hosts, places);
  const provider = await addProvider(foundation, hosts, places, listeners.onStep);
  if (provider !== undefined) undo.push(() => provider.stop());
  // Undone before the provider is: what requests need must not stop while there are any.
  undo.push(closeHosts);
  await provider?.start();
  hosts.serve({ metrics, log: logs.log });
  if (provider !== undefined) await register(foundation, places, provider, undo);
  return {
    ...(places.broker === undefined ? {} : { broker: brokerAddresses(places.broker.public) }),
    ...(places.provider === undefined ? {} : { provider: providerAddresses(places.provider.public) }),
    dataDirectory: configuration.dataDirectory,
    certificates: foundation.certificates,
  };
}

/** Opens logs whose last lines are written however the process ends, short of SIGKILL. */
function openLogs({ log: settings }: Configuration, destination: LogDestination, undo: Undo): Logs {
  const log = openLog(settings, destination);
  const calls = new CallLog(openCallLines(settings, destination));
  const flush = () => {
    calls.flush();
    log.flush();
  };
  process.on('exit', flush);
  undo.push(async () => {
    process.off('exit', flush);
    flush();
  });
  return { log, calls };
}

async function listen({ broker, provider }: Configuration, hosts: Hosts): Promise<Places> {
  return {
    broker: broker.enabled ? await hosts.listen(broker) : undefined,
    provider: provider.enabled ? await hosts.listen(provider) : undefined,
  };
}

/** The common name of the party's certificate; all of this machine's own addresses are `localhost`. */
function hostName(bases: Bases | undefined): string {
  const name = bases?.public.hostname ?? 'localhost';
  return isOwnHost(name) ? 'localhost' : name;
}

function addBroker(foundation: Foundation, hosts: Hosts, { broker, provider }: Places): void {
  if (broker === undefined) return;
  const { chain } = foundation.credentials.provider;
  const ownProviders = provider === undefined ? [] : [identityOf(chain[0])];
  const site = composeBroker({ foundation, ownProviders });
  hosts.add(foundation.configuration.broker, site);
}

async function addProvider(
  foundation: Foundation,
  hosts: Hosts,
  places: Places,
  onStep: StepListener | undefined,
): Promise<ComposedProvider | undefined> {
  if (places.provider === undefined) return undefined;
  const provider = await composeProvider({ foundation, address: places.provider.public, onStep });
  hosts.add(foundation.configuration.provider, provider.site);
  return provider;
}

async function register(
  foundation: Foundation,
  { broker }: Places,
  { offered }: ComposedProvider,
  undo: Undo,
): Promise<void> {
  // This process's broker is reached where it listens: its public address may lead through a proxy that is not up yet.
  const ownBroker = broker === undefined ? [] : [new URL(REGISTRY_PATH, broker.local)];
  const brokers = foundation.configuration.provider.brokers ?? ownBroker;
  const keepers = registerAtBrokers({ foundation, services: offered, brokers });
  undo.push(async () => void (await Promise.all(keepers.map((keeper) => keeper.stop()))));
  await Promise.all(keepers.map((keeper) => keeper.start()));
}
