import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Account } from '../accounts/account.ts';
import type { Application } from '../applications/application.ts';
import type { Requirements } from '../platforms/platform.ts';
import { estimateUsage } from './estimate.ts';
import { type PriceItem, priceItems, totalOf } from './price.ts';
import type { Resource } from './resource.ts';

/** What one job will cost at a resource: expected and at most, with the estimated times. */
export interface Offer {
  readonly breakdown: readonly PriceItem[];
  /** Minor units of the resource's currency. */
  readonly expected: number;
  /** The job will not be charged more. */
  readonly ceiling: number;
  /** Ms from the start of the run to its end. */
  readonly duration: number;
}

/** Prices a run. The breakdown explains the ceiling. */
export function makeOffer(
  application: Application,
  resource: Resource,
  requirements: Requirements,
  inputBytes: number,
): Offer {
  const { expected, most } = estimateUsage(application, resource, requirements, inputBytes);
  const breakdown = priceItems(resource.prices, most);
  return {
    breakdown,
    expected: totalOf(priceItems(resource.prices, expected), resource.currency),
    ceiling: totalOf(breakdown, resource.currency),
    duration: expected.wallTime,
  };
}

/** @throws CURRENCY_MISMATCH where the account cannot pay in the resource's currency. */
export function checkCurrency(account: Account, resource: Resource): void {
  if (account.currency === resource.currency) return;
  throw new PlegmaError(
    'CURRENCY_MISMATCH',
    `The account ${account.id} is kept in ${account.currency}; the prices of ${resource.id} are in ${resource.currency}.`,
  );
}

/** What a run needs: its own requirements over those of its application. */
export function neededBy(application: Application, asked: Requirements): Requirements {
  return { ...application.requirements, ...asked };
}

/**
 * What a run gets at a resource: what it needs, and the longest wall time if it names none, so that it ends some time.
 *
 * @param limits Of the resource, as they are at present.
 */
export function givenWithin(limits: Requirements, needed: Requirements): Requirements {
  const wallTime = needed.wallTime ?? limits.wallTime;
  return { ...needed, ...(wallTime !== undefined && { wallTime }) };
}
