import { once } from 'node:events';
import { type Command, Option } from 'commander';
import { type RunningServer, startServer } from '../../server/run.ts';
import { exitCodes } from '../exit-codes.ts';
import { port } from '../option-values.ts';
import { platforms, readServerConfiguration } from '../server-configuration.ts';
import { welcomeText } from '../views/welcome-view.ts';

interface ServeOptions {
  readonly config?: string;
  readonly port?: number;
  readonly data?: string;
  readonly platform?: string;
}

/** `plegma serve`: broker and provider, until it is stopped. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('run broker and provider')
    .description(
      'Runs broker and provider until it is stopped by Ctrl-C or SIGTERM, and prints their addresses. With --json one line with all addresses is printed when it is ready.',
    )
    .option('--config <file>', 'configuration, see docs/reference/configuration.md (PLEGMA_CONFIG)')
    .option('--port <n>', 'one port for both; 0 takes a free one (default: 8080 and 8081)', port)
    .option('--data <directory>', 'where everything is kept (default: "var")')
    .addOption(
      new Option('--platform <kind>', 'where jobs run, unless resources are configured').choices(platforms),
    )
    .action((options: ServeOptions, command: Command) =>
      serve(options, command.optsWithGlobals()['json'] === true),
    );
}

async function serve(options: ServeOptions, json: boolean): Promise<void> {
  const configuration = await readServerConfiguration({
    ...options,
    brokerPort: options.port,
    providerPort: options.port,
  });
  // From now on, so that a signal while it starts is not lost.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const server = await startServer(configuration);
  const { addresses } = server;
  console.log(json ? JSON.stringify(addresses) : welcomeText(addresses));
  await stopped;
  if (!json)
    console.error('Stopping: running requests finish, jobs go on and are taken up at the next start.');
  await close(server);
}

/** Who asks a second time does not want to wait. */
async function close(server: RunningServer): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(exitCodes.interrupted));
  }
  await server.close();
  process.exit(exitCodes.success);
}
