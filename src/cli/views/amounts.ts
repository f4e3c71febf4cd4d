import type { Money } from '../../contracts/generated/common-types.ts';
import { decimal } from '../../soap/codec/decimal.ts';

/** An amount with its currency: `0.12 EUR`. */
export function moneyText({ amount, currency }: Money): string {
  return `${amountText(amount)} ${currency}`;
}

/** An amount with two decimals at least, as people write money. */
export function amountText(amount: string): string {
  const [whole = '0', fraction = ''] = decimal(amount).split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A size for people: `1.4 MB`. */
export function sizeText(bytes: number | bigint): string {
  let value = Number(bytes);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** A moment in the user's own time zone: `2026-03-09 14:05:07`. */
export function timeText(moment: Date): string {
  // The Swedish form is ISO 8601 with a blank.
  return moment.toLocaleString('sv-SE');
}
