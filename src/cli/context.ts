import type { Command } from 'commander';
import type { Transport } from '../soap/client/transport.ts';
import { undiciTransport } from '../soap/client/undici-transport.node.ts';
import { DEFAULT_BROKER } from './find/default-broker.ts';
import { AddressBook } from './home/address-book.ts';
import { plegmaHome } from './home/plegma-home.ts';
import { createOutput, type Output } from './terminal/output.ts';

/** The options of every command, completed from the environment. */
export interface CommonOptions {
  readonly broker: string;
  readonly provider?: string;
  readonly certs?: string;
  readonly json?: boolean;
}

/** The options that all commands have in common. An empty variable counts as unset. */
export function commonOptions(command: Command, environment: NodeJS.ProcessEnv = process.env): CommonOptions {
  const given = command.optsWithGlobals<Partial<CommonOptions>>();
  const certs = given.certs ?? environment['PLEGMA_CERTS'];
  return {
    ...given,
    broker: given.broker || environment['PLEGMA_BROKER'] || DEFAULT_BROKER,
    ...(certs ? { certs } : {}),
  };
}

/** What a command works with. */
export interface CommandContext {
  readonly options: CommonOptions;
  readonly output: Output;
  readonly book: AddressBook;
  readonly transport: Transport;
}

/** Opens the context of a command from its options and the environment. */
export function openContext(command: Command): CommandContext {
  const options = commonOptions(command);
  return {
    options,
    output: createOutput(options.json === true),
    book: new AddressBook(plegmaHome()),
    transport: undiciTransport(),
  };
}
