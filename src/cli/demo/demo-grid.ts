import { createServer } from 'node:net';
import { join } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { BrokerAddresses, ProviderAddresses } from '../../server/addresses.ts';
import { type RunningServer, startServer } from '../../server/run.ts';
import { readServerConfiguration } from '../operator/server-configuration.ts';
import { expect } from './demo-failed.ts';

/** A broker and a provider of the demonstration's own. */
export interface DemoGrid {
  readonly broker: BrokerAddresses;
  readonly provider: ProviderAddresses;
  /** Directory of the certificates. */
  readonly certificates: string;
  close(): Promise<void>;
}

/** How often other ports are tried where somebody took one in the moment between finding and using it. */
const ATTEMPTS = 3;

/**
 * Starts both on embedded defaults and two free ports. What the user has configured is left aside: the demonstration
 * shows what everybody gets.
 *
 * @param directory Where everything is kept, the log too.
 */
export async function startDemoGrid(directory: string, platform: string): Promise<DemoGrid> {
  const server = await startOnFreePorts(directory, platform);
  const { broker, provider } = server.addresses;
  expect(broker !== undefined && provider !== undefined, 'Broker or provider did not start.');
  return { broker, provider, certificates: join(directory, 'certs'), close: () => server.close() };
}

async function startOnFreePorts(directory: string, platform: string): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    const [brokerPort, providerPort] = await Promise.all([freePort(), freePort()]);
    const logFile = join(directory, 'plegma.log');
    const options = { brokerPort, providerPort, data: directory, platform, logFile };
    try {
      return await startServer(await readServerConfiguration(options, {}));
    } catch (error) {
      const isTaken = error instanceof PlegmaError && error.code === 'PORT_UNAVAILABLE';
      if (!isTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Asked for with port 0 twice, both would get one port together. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
