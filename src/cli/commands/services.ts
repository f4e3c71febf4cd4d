import type { Command } from 'commander';
import { collect, listAll } from '../../client/list-all.ts';
import type { Service } from '../../contracts/generated/registry-types.ts';
import { type CommandContext, openContext } from '../context.ts';
import { brokerOf } from '../find/peers.ts';
import { serviceTable } from '../views/service-view.ts';

/** `plegma services [text]`: what the broker lists. */
export function addServices(program: Command): void {
  program
    .command('services')
    .summary('list or search the services of the broker')
    .description(
      'Lists the services that the broker knows: name, price, provider and address. Needs no certificate.',
    )
    .argument('[text]', 'words to look for; best match first')
    .action(async (text: string | undefined, _options: object, command: Command) => {
      const context = openContext(command);
      const services = await servicesOf(context, text);
      const found = services.length === 0 ? nothingText(text) : serviceTable(services);
      context.output.result({ services }, found);
    });
}

function servicesOf(context: CommandContext, text: string | undefined): Promise<Service[]> {
  const { registry } = brokerOf(context);
  return collect<Service>(
    text === undefined
      ? listAll(
          (cursor) => registry.ListServices({ cursor }),
          ({ services }) => services,
        )
      : listAll(
          (cursor) => registry.FindServices({ text, cursor }),
          ({ services }) => services,
        ),
  );
}

function nothingText(text: string | undefined): string {
  return text === undefined ? 'No provider has registered a service.' : `No service matches "${text}".`;
}
