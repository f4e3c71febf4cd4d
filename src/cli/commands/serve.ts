import { type Command, Option } from 'commander';
import { PLATFORMS } from '../operator/platforms.ts';
import type { ServeOptions } from '../operator/serve.ts';
import { port } from '../option-values.ts';

/** `plegma serve`: broker and provider, until it is stopped. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('run broker and provider')
    .description(
      'Runs broker and provider until it is stopped by Ctrl-C or SIGTERM, and prints their addresses. With --json one line with all addresses is printed when it is ready. SIGHUP opens the log file anew; where there is a terminal, it means that the terminal is gone, and ends the server in order, too.',
    )
    .option('--config <file>', 'configuration, see docs/reference/configuration.md (PLEGMA_CONFIG)')
    .option('--port <n>', 'one port for both; 0 takes a free one (default: 8080 and 8081)', port)
    .option('--data <directory>', 'where everything is kept (default: "var")')
    .addOption(
      new Option('--platform <kind>', 'where jobs run, unless resources are configured').choices(PLATFORMS),
    )
    .action(async (_options: ServeOptions, command: Command) => {
      // Loaded when it is wanted: a client starts several times faster without the server.
      const { serve } = await import('../operator/serve.ts');
      await serve(command.optsWithGlobals<ServeOptions>());
    });
}
