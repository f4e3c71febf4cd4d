import type { Command } from 'commander';
import { addOperatorOptions, type OperatorOptions } from '../operator/options.ts';

/** `plegma queues`: the queues of the batch systems behind this provider. */
export function addQueues(program: Command): void {
  const command = program
    .command('queues')
    .summary('on the provider: the queues of its batch systems')
    .description(
      'Lists the queues of the batch systems in the configuration, with what waits and runs in them, then for each resource its processors, free ones, an estimated start, and how good such estimates have been. For the operator, on the machine of the provider; the service need not run.',
    );
  addOperatorOptions(command).action(async (_options: OperatorOptions, self: Command) => {
    const { showQueues } = await import('../operator/show-clusters.ts');
    await showQueues(self.optsWithGlobals<OperatorOptions>());
  });
}
