import type { Command } from 'commander';
import { addOperatorOptions, type OperatorOptions } from '../operator/options.ts';

/** `plegma nodes`: the nodes of the batch systems behind this provider. */
export function addNodes(program: Command): void {
  const command = program
    .command('nodes')
    .summary('on the provider: the nodes of its batch systems')
    .description(
      'Lists the nodes of the batch systems in the configuration, with state, processors, load and jobs. For the operator, on the machine of the provider; the service need not run.',
    );
  addOperatorOptions(command).action(async (_options: OperatorOptions, self: Command) => {
    const { showNodes } = await import('../operator/show-clusters.ts');
    await showNodes(self.optsWithGlobals<OperatorOptions>());
  });
}
