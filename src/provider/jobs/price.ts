import { PlegmaError } from '../../errors/plegma-error.ts';
import { decimalsOf } from '../money.ts';

/** What is counted for a charge. */
export type PriceMetric = 'job' | 'processor-time' | 'wall-time' | 'input-data' | 'output-data';

/** What a quantity of something costs. */
export interface Price {
  readonly metric: PriceMetric;
  /** Millionths of the currency's main unit for one unit; whole. */
  readonly unitPrice: number;
  /** How much of the metric one unit is: seconds, bytes or jobs; whole, at least 1. */
  readonly unitSize: number;
}

/** What a run used, or is expected to use. */
export interface MeteredUsage {
  /** Ms of all processors. */
  readonly processorTime: number;
  /** Ms from start to end. */
  readonly wallTime: number;
  /** Bytes. */
  readonly inputData: number;
  /** Bytes. */
  readonly outputData: number;
}

/** One price applied to a quantity. */
export interface PriceItem {
  readonly price: Price;
  /** Thousandths of the metric's base unit (second, byte, job). */
  readonly quantity: number;
  /** Millionths of the currency's main unit. */
  readonly amount: number;
}

/** Applies each price to what was used, rounded to millionths, half even. @throws AMOUNT_INVALID */
export function priceItems(prices: readonly Price[], usage: MeteredUsage): readonly PriceItem[] {
  return prices.map((price) => {
    const quantity = quantityOf(price.metric, usage);
    return { price, quantity, amount: safe(amountOf(price, usage)) };
  });
}

/** The sum in minor units of the currency, rounded once, half even. @throws AMOUNT_INVALID */
export function totalOf(items: readonly PriceItem[], currency: string): number {
  const millionths = items.reduce((sum, item) => sum + BigInt(item.amount), 0n);
  return safe(divideHalfEven(millionths, minorUnit(currency)));
}

/** What a run costs in minor units, but no more than `ceiling`, however absurd what a batch system has counted. */
export function totalWithin(
  ceiling: number,
  prices: readonly Price[],
  usage: MeteredUsage,
  currency: string,
): number {
  const millionths = prices.reduce((sum, price) => sum + amountOf(price, usage), 0n);
  const total = divideHalfEven(millionths, minorUnit(currency));
  return total < BigInt(ceiling) ? Number(total) : ceiling;
}

/** In thousandths, so that milliseconds stay whole. */
function quantityOf(metric: PriceMetric, usage: MeteredUsage): number {
  switch (metric) {
    case 'job':
      return 1000;
    case 'processor-time':
      return Math.round(usage.processorTime);
    case 'wall-time':
      return Math.round(usage.wallTime);
    case 'input-data':
      return usage.inputData * 1000;
    case 'output-data':
      return usage.outputData * 1000;
  }
}

/** Millionths, rounded half even. */
function amountOf({ metric, unitPrice, unitSize }: Price, usage: MeteredUsage): bigint {
  const dividend = BigInt(unitPrice) * BigInt(quantityOf(metric, usage));
  return divideHalfEven(dividend, BigInt(unitSize) * 1000n);
}

/** Millionths of the main unit. */
const minorUnit = (currency: string): bigint => 10n ** BigInt(6 - decimalsOf(currency));

/** The dividend is 0 or more, the divisor more than 0. */
function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const [quotient, rest] = [dividend / divisor, dividend % divisor];
  const beyondHalf = rest * 2n - divisor;
  if (beyondHalf > 0n || (beyondHalf === 0n && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

function safe(amount: bigint): number {
  if (amount <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(amount);
  throw new PlegmaError(
    'AMOUNT_INVALID',
    `What was asked for costs ${amount}, which is too large to be exact.`,
  );
}
