import { once } from 'node:events';
import { join } from 'node:path';
import type { Configuration } from '../../server/configuration/configuration.ts';
import { type RunningServer, startServer } from '../../server/run.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { welcomeText } from '../views/welcome-view.ts';
import { readServerConfiguration } from './server-configuration.ts';

/** The options of `plegma serve`. */
export interface ServeOptions {
  readonly config?: string;
  readonly port?: number;
  readonly data?: string;
  readonly platform?: string;
  readonly json?: boolean;
}

/**
 * Runs broker and provider, prints their addresses, and shuts them down at SIGINT, SIGTERM or the end of its terminal.
 * Where there is no terminal, SIGHUP opens the log file anew, as for other services.
 */
export async function serve({ json = false, port, ...options }: ServeOptions): Promise<void> {
  const configuration = withReadableTerminal(
    await readServerConfiguration({ ...options, brokerPort: port, providerPort: port }),
  );
  // Before the start, so that a signal during it is not lost.
  const stopped = Promise.race(endings().map((signal) => once(process, signal).then(() => signal)));
  surviveBrokenOutput();
  const starting = startServer(configuration);
  if (!isOnTerminal()) process.on('SIGHUP', async () => (await starting).reopenLog());
  const server = await starting;
  const { addresses } = server;
  console.log(json ? JSON.stringify(addresses) : welcomeText(addresses, configuration.log.file));
  const signal = await stopped;
  if (!json)
    console.error('Stopping: running requests finish, jobs go on and are taken up at the next start.');
  await close(server, signal);
}

/** The signals that end the server: on a terminal SIGHUP says that it was closed. */
const endings = (): NodeJS.Signals[] => [
  'SIGINT',
  'SIGTERM',
  ...(isOnTerminal() ? (['SIGHUP'] as const) : []),
];

/** Not so under `nohup`, which takes all three away, nor under a service manager. */
const isOnTerminal = (): boolean =>
  [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);

/** A terminal or pipe that is gone is no reason to end without order. */
function surviveBrokenOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** On a terminal the log would bury the addresses: there it goes to a file, unless the configuration names one. */
function withReadableTerminal(configuration: Configuration): Configuration {
  const { log, dataDirectory } = configuration;
  if (log.file !== undefined || !process.stderr.isTTY) return configuration;
  return { ...configuration, log: { ...log, file: join(dataDirectory, 'plegma.log') } };
}

/** A second signal ends the process at once. */
async function close(server: RunningServer, signal: NodeJS.Signals): Promise<void> {
  for (const second of ['SIGINT', 'SIGTERM'] as const) {
    process.once(second, () => process.exit(exitCodes.interrupted));
  }
  await server.close();
  if (signal === 'SIGHUP') await dieOf(signal);
  process.exit(exitCodes.success);
}

/** As if it had not been caught: `process.exit` crashes in Node where the terminal is gone. */
async function dieOf(signal: NodeJS.Signals): Promise<never> {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  return new Promise(() => undefined);
}
