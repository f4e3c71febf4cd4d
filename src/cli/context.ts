import type { Command } from 'commander';
import type { Transport } from '../soap/client/transport.ts';
import { undiciTransport } from '../soap/client/undici-transport.node.ts';
import { AddressBook } from './address-book.ts';
import { plegmaHome } from './home.ts';
import { createOutput, type Output } from './output.ts';

/** The options of every command. */
export interface CommonOptions {
  readonly broker: string;
  readonly provider?: string;
  readonly certs?: string;
  readonly json?: boolean;
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
  const options = command.optsWithGlobals<CommonOptions>();
  return {
    options,
    output: createOutput(options.json === true),
    book: new AddressBook(plegmaHome()),
    transport: undiciTransport(),
  };
}
