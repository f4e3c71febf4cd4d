import type { Command } from 'commander';

/** The options of a command on the provider's machine. */
export interface OperatorOptions {
  readonly config?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** The options by which a command on the provider's machine finds its configuration. */
export function addOperatorOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration, see docs/reference/configuration.md (PLEGMA_CONFIG)')
    .option('--data <directory>', 'where everything is kept (default: "var")');
}
