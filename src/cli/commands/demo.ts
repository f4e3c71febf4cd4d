import { type Command, Option } from 'commander';
import type { DemoOptions } from '../demo/demonstrate.ts';
import { PLATFORMS } from '../operator/platforms.ts';

/** `plegma demo`: the whole walk on a broker and a provider of its own. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .summary('see the whole system at work on a picture')
    .description(
      'Starts a broker and a provider of its own, walks through everything that a customer does, and leaves the swirled picture in the working directory.',
    )
    .addOption(new Option('--platform <kind>', 'where the job runs').choices(PLATFORMS).default('local'))
    .option(
      '--data <directory>',
      'where everything is kept (default: a temporary directory, removed at the end)',
    )
    .action(async (_options: DemoOptions, command: Command) => {
      const { demonstrate } = await import('../demo/demonstrate.ts');
      await demonstrate(command.optsWithGlobals<DemoOptions>());
    });
}
