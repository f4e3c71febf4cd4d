import { connectBroker } from '../../client/connect-broker.ts';
import type { Service } from '../../contracts/generated/registry-types.ts';
import type { BrokerAddresses } from '../../server/addresses.ts';
import { table } from '../terminal/table.ts';
import { moneyText } from '../views/amounts.ts';
import type { Demo } from './demo.ts';
import { expect } from './demo-failed.ts';

/** Asks the broker as a client of 2006 did, then as one of today does (MG-10 to MG-12). */
export async function findSwirl({ story, toBroker }: Demo, broker: BrokerAddresses): Promise<Service> {
  const { mobileGridServer, registry } = connectBroker(broker.url, toBroker);
  story.chapter('A phone of 2006 asks the broker what there is (SOAP 1.1, rpc/encoded; nothing is signed)');
  const { ListSizeReturn: size } = await mobileGridServer.ListSize({});
  const { ServicesListReturn } = await mobileGridServer.ServicesList({});
  const rows = ServicesListReturn ?? [];
  expect(rows.length === size, `ListSize said ${size}, and ServicesList has ${rows.length} services.`);
  story.tell(`ListSize says ${size}; ServicesList has these:`);
  story.tell(
    table(rows, [
      { heading: 'NAME', cell: ([name]) => name },
      { heading: 'DESCRIPTION', cell: ([, description]) => description },
      { heading: 'URL', cell: ([, , url]) => url },
    ]),
  );
  story.chapter("A client of today searches the same registry for 'swirl'");
  const { services } = await registry.FindServices({ text: 'swirl' });
  const [service] = services;
  expect(service?.name === 'Swirl', `The broker found ${service?.name ?? 'nothing'} for "swirl".`);
  story.facts([
    ['Service', `${service.name}, ${service.serviceId}`],
    ['Provider', service.providerName],
    ['Price from', service.priceFrom && moneyText(service.priceFrom)],
    ['Address', service.url],
  ]);
  story.tell('From here on the client talks to that address; the broker is no longer in the way.');
  return service;
}
