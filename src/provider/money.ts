import { PlegmaError } from '../errors/plegma-error.ts';

// Money as the provider computes with it: whole minor units of one currency, in a number that is exact up to 2^53 (90
// trillion euros in cents). On the wire it is a decimal.

/** Currencies whose minor unit is not a hundredth (ISO 4217:2015, list one). */
const minorDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** How many decimals an amount of this currency has. */
export const decimalsOf = (currency: string): number => minorDigits[currency] ?? 2;

/**
 * Reads an amount as minor units.
 *
 * @param path The member of the request that holds it, for the fault.
 * @throws AMOUNT_INVALID where it is finer than the minor unit or too large to be exact.
 * @example parseAmount('12.5', 'EUR', 'RecordPayment/amount') // 1250
 */
export function parseAmount(decimal: string, currency: string, path: string): number {
  const digits = decimalsOf(currency);
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(decimal);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  const kept = fraction.replace(/0+$/, '');
  const amount = Number(`${sign}${whole}${kept.padEnd(digits, '0')}`);
  if (match === null || kept.length > digits || !Number.isSafeInteger(amount)) {
    throw new PlegmaError(
      'AMOUNT_INVALID',
      `The amount ${decimal} cannot be used; an amount in ${currency} has at most ${digits} decimals.`,
      { path },
    );
  }
  return amount === 0 ? 0 : amount;
}

/** {@link parseAmount} for an amount that has a lower bound, in minor units: 0 for limits, 1 for payments. */
export function parseAmountFrom(least: number, decimal: string, currency: string, path: string): number {
  const amount = parseAmount(decimal, currency, path);
  if (amount >= least) return amount;
  throw new PlegmaError(
    'AMOUNT_INVALID',
    `The amount is ${decimal}; it must be ${sayAmount(least, currency)} or more.`,
    { path },
  );
}

/** Writes minor units as a decimal with the currency's decimals: `-0.05`, `12.50`. */
export function formatAmount(amount: number, currency: string): string {
  const digits = decimalsOf(currency);
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** An amount for a sentence: `12.50 EUR`. */
export const sayAmount = (amount: number, currency: string): string =>
  `${formatAmount(amount, currency)} ${currency}`;
