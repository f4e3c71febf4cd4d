import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connectProvider, type Provider } from '../../src/client/connect-provider.ts';
import { loadCredential } from '../../src/client/load-credential.node.ts';
import { loadTrust } from '../../src/client/load-trust.node.ts';
import type { StepMoment } from '../../src/provider/jobs/job-context.ts';
import type { Addresses } from '../../src/server/addresses.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';

/** A provider that serves in a process of its own, seen by a customer. */
export interface Service {
  readonly customer: Provider;
  readonly pid: number;
  /** Resolves when the process is gone, with the signal that ended it. */
  readonly death: Promise<NodeJS.Signals | undefined>;
  /** What a crash does. */
  kill(): Promise<void>;
  /** An orderly end. */
  stop(): Promise<void>;
}

const usual = join(import.meta.dirname, '../provider/jobs/fixtures/applications');

/** What every service of this suite is: one that loses patience soon, so that a run of the suite ends soon. */
export function configurationOf(directory: string, platform: object, applications = usual) {
  return {
    dataDirectory: directory,
    broker: { enabled: false },
    provider: {
      port: 0,
      applications,
      platforms: [{ ...platform, name: 'tested' }],
      jobs: { shortestPoll: 0.5, longestPoll: 2, patience: { look: 5, vanish: 6, reason: 2 } },
    },
    log: { level: 'warn', file: join(directory, 'service.log') },
  };
}

/** Starts a service; it kills itself when a job that came after its start reaches the `deadly` moment. `user`: as whom it runs. */
export async function startService(
  configuration: object,
  deadly: StepMoment | '-' = '-',
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Service> {
  const words = [JSON.stringify(configuration), deadly];
  const child = fork(join(import.meta.dirname, 'deadly-service.ts'), words, {
    execArgv: ['--import', 'tsx'],
    ...user,
  });
  const death = once(child, 'exit').then(([, signal]) => signal ?? undefined);
  const addresses = await Promise.race([firstMessage(child), death.then(diedEarly)]);
  const gone = async (order: () => void) => {
    if (child.exitCode === null && child.signalCode === null) order();
    await death;
  };
  return {
    customer: await customerOf(addresses),
    pid: child.pid ?? 0,
    death,
    kill: () => gone(() => child.kill('SIGKILL')),
    stop: () => gone(() => child.send('close')),
  };
}

async function firstMessage(child: ChildProcess): Promise<Addresses> {
  const [addresses] = (await once(child, 'message')) as [Addresses];
  return addresses;
}

function diedEarly(): never {
  throw new Error('The service ended before it served.');
}

/** Calls are not repeated by themselves: the tests say when, for a killed service is told from a slow one. */
async function customerOf({ provider, certificates }: Addresses): Promise<Provider> {
  if (provider === undefined) throw new Error('The service is no provider.');
  const credential = await loadCredential(certificates.client);
  const trust = await loadTrust(certificates.authorities);
  const retry = { attempts: 1 };
  return connectProvider(provider.jobService, { transport: undiciTransport(), credential, trust, retry });
}
