import { compareDecimals } from '../soap/codec/decimal.ts';
import { type Page, type PageRequest, paged } from '../store/page.ts';
import { allServices } from './list-services.ts';
import type { ListedService, Price } from './listed-service.ts';
import { rankOf } from './rank.ts';
import type { Registry } from './registry.ts';

/** What a service must meet; members that are left out do not matter. */
export interface Criteria {
  /** Every word must be found in name, description, categories or keywords. */
  readonly text?: string | undefined;
  readonly category?: string | undefined;
  readonly applicationUri?: string | undefined;
  readonly providerId?: string | undefined;
  /** Services without a stated price, or with one in another currency, are left out. */
  readonly maximumPrice?: Price | undefined;
}

/** A listed service with how well it matches. */
export interface FoundService extends ListedService {
  /** 0 (barely) to 1 (exactly); 1 where no text was asked for. */
  readonly rank: number;
}

/** The services that meet every criterion, best match first. */
export async function findServices(
  registry: Registry,
  criteria: Criteria,
  request: PageRequest,
): Promise<Page<FoundService>> {
  const found = (await allServices(registry)).flatMap((service) => {
    const rank = meets(service, criteria) ? rankBy(service, criteria.text) : 0;
    return rank > 0 ? [{ service, rank, key: orderKey(service, rank) }] : [];
  });
  found.sort((a, b) => (a.key < b.key ? -1 : 1));
  const read = async (after: string | undefined, limit: number) =>
    found.filter(({ key }) => after === undefined || key > after).slice(0, limit);
  const page = await paged(request, read, ({ key }) => key);
  return { ...page, items: page.items.map(({ service, rank }) => ({ ...service, rank })) };
}

const rankBy = (service: ListedService, text: string | undefined): number =>
  text === undefined ? 1 : rankOf(service, text);

function meets(service: ListedService, criteria: Criteria): boolean {
  const { category, applicationUri, providerId, maximumPrice } = criteria;
  return (
    (category === undefined || service.categories.includes(category)) &&
    (applicationUri === undefined || service.applicationUri === applicationUri) &&
    (providerId === undefined || service.providerId === providerId) &&
    (maximumPrice === undefined ||
      (service.priceFrom !== undefined && isAtMost(service.priceFrom, maximumPrice)))
  );
}

const isAtMost = (price: Price, ceiling: Price): boolean =>
  price.currency === ceiling.currency && compareDecimals(price.amount, ceiling.amount) <= 0;

/** A unique key that sorts the best match first, and equal matches in the registry's order. */
const orderKey = (service: ListedService, rank: number): string => `${(1 - rank).toFixed(6)} ${service.id}`;
