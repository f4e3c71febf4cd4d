import { once } from 'node:events';
import { join } from 'node:path';
import type { Configuration } from '../server/configuration/configuration.ts';
import { type RunningServer, startServer } from '../server/run.ts';
import { exitCodes } from './exit-codes.ts';
import { readServerConfiguration } from './server-configuration.ts';
import { welcomeText } from './views/welcome-view.ts';

/** The options of `plegma serve`. */
export interface ServeOptions {
  readonly config?: string;
  readonly port?: number;
  readonly data?: string;
  readonly platform?: string;
}

/** Runs broker and provider, prints their addresses, and shuts them down at SIGINT or SIGTERM. */
export async function serve(options: ServeOptions, json: boolean): Promise<void> {
  const configuration = withReadableTerminal(
    await readServerConfiguration({ ...options, brokerPort: options.port, providerPort: options.port }),
  );
  // Before the start, so that a signal during it is not lost.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const server = await startServer(configuration);
  const { addresses } = server;
  console.log(json ? JSON.stringify(addresses) : welcomeText(addresses, configuration.log.file));
  await stopped;
  if (!json)
    console.error('Stopping: running requests finish, jobs go on and are taken up at the next start.');
  await close(server);
}

/** On a terminal the log would bury the addresses: there it goes to a file, unless the configuration names one. */
function withReadableTerminal(configuration: Configuration): Configuration {
  const { log, dataDirectory } = configuration;
  if (log.file !== undefined || !process.stderr.isTTY) return configuration;
  return { ...configuration, log: { ...log, file: join(dataDirectory, 'plegma.log') } };
}

/** A second signal ends the process at once. */
async function close(server: RunningServer): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(exitCodes.interrupted));
  }
  await server.close();
  process.exit(exitCodes.success);
}
