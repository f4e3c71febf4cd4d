import type { Service } from '../../contracts/generated/registry-types.ts';
import { table } from '../terminal/table.ts';
import { moneyText } from './amounts.ts';

/** Services as a table for people. */
export function serviceTable(services: readonly Service[]): string {
  return table(services, [
    { heading: 'NAME', cell: ({ name }) => name },
    { heading: 'FROM', cell: ({ priceFrom }) => priceFrom && moneyText(priceFrom), align: 'right' },
    { heading: 'STATE', cell: ({ state }) => state },
    { heading: 'PROVIDER', cell: ({ providerName }) => providerName },
    { heading: 'ADDRESS', cell: ({ url }) => url },
    { heading: 'DESCRIPTION', cell: ({ description }) => description },
  ]);
}
