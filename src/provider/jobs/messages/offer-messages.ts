import type * as message from '../../../contracts/generated/job-types.ts';
import { decimal } from '../../../soap/codec/decimal.ts';
import type { Platform, Requirements } from '../../platforms/platform.ts';
import type { Availability } from '../cluster-views.ts';
import type { Price, PriceItem } from '../price.ts';
import type { InputSize, Quote } from '../quote.ts';
import type { Resource } from '../resource.ts';
import { date, millionths, money, requirementsMessage, thousandths } from './common-messages.ts';

/** What a resource is at the moment, beside what it always is. */
export interface ResourceNow {
  readonly limits: Requirements;
  readonly platform: Platform;
  readonly available: Availability;
  /** Minor units, for a typical run. */
  readonly estimatedCharge: number;
  /** Ms, UTC. */
  readonly estimatedStart: number | undefined;
}

/** A resource as the contract shows it. */
export function resourceMessage(resource: Resource, now: ResourceNow): message.Resource {
  const { available } = now;
  return {
    resourceId: resource.id,
    name: resource.name,
    description: resource.description,
    platform: now.platform.kind,
    queue: resource.queue,
    quality: resource.quality,
    speed: resource.speed,
    prices: resource.prices.map((price) => priceMessage(price, resource.currency)),
    estimatedCharge: money(now.estimatedCharge, resource.currency),
    processors: available.processors,
    free: available.free,
    queuedJobs: available.queued,
    runningJobs: available.running,
    estimatedStart: date(now.estimatedStart),
    limits: requirementsMessage(now.limits),
  };
}

/** A quote as the contract shows it. */
export function quoteMessage(quote: Quote): message.Quote {
  return {
    quoteId: quote.id,
    accountId: quote.accountId,
    applicationUri: quote.applicationUri,
    resourceId: quote.resourceId,
    ceiling: money(quote.ceiling, quote.currency),
    breakdown: quote.breakdown.map(itemMessage),
    estimatedStart: date(quote.estimatedStart),
    estimatedEnd: date(quote.estimatedEnd),
    expiresAt: new Date(quote.expiresAt),
  };
}

/** The input sizes that a message announces; in bytes. */
export function inputSizesFrom(inputs: readonly message.InputSize[] = []): readonly InputSize[] {
  return inputs.map(({ name, size }) => ({ name, size: Number(size) }));
}

function priceMessage(price: Price, currency: string): message.Price {
  const { metric, unitPrice, unitSize } = price;
  return { metric, unitPrice: millionths(unitPrice), unitSize: decimal(unitSize), currency };
}

function itemMessage({ price, quantity, amount }: PriceItem): message.QuoteItem {
  return {
    metric: price.metric,
    quantity: thousandths(quantity),
    unitPrice: millionths(price.unitPrice),
    unitSize: decimal(price.unitSize),
    amount: millionths(amount),
  };
}
