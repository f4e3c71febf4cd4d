import type { Price } from './listed-service.ts';

/** True where both prices are in one currency and the first is not above the second. */
export function isAtMost(price: Price, ceiling: Price): boolean {
  return price.currency === ceiling.currency && millionths(price.amount) <= millionths(ceiling.amount);
}

/** Prices have at most 6 decimals (`Amount` in common.xsd); more than 2^53 millionths are allowed. */
function millionths(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.replace(/^[+-]/, '').split('.');
  const value = BigInt(whole + fraction.padEnd(6, '0'));
  return amount.startsWith('-') ? -value : value;
}
