import { PlegmaError } from '../../errors/plegma-error.ts';

/**
 * A decimal number as exact text in its canonical form: no plus sign, no needless zeros (`0.5`, `-12`, `100`),
 * unlike XML Schema's own without a compulsory fraction. Made by {@link decimal}; money never passes through binary fractions.
 */
export type Decimal = string & { readonly __brand: 'Decimal' };

/** XML Schema part 2 §3.2.3; no exponent. */
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const MOST_DIGITS = 1000;

/**
 * Makes a decimal of its text, or of a number that is finite.
 *
 * @throws SCHEMA_VALUE_INVALID It is none.
 * @example
 * decimal('012.50'); // '12.5'
 */
export function decimal(value: string | number | bigint): Decimal {
  const parsed = parseDecimal(typeof value === 'number' ? plainText(value) : value.toString());
  if (parsed === undefined) {
    throw new PlegmaError('SCHEMA_VALUE_INVALID', `"${String(value).slice(0, 80)}" is no decimal number.`);
  }
  return parsed;
}

/** The canonical form of a decimal, or undefined where the text is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (match === null || text.length > MOST_DIGITS) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = whole.replace(/^0+/, '') || '0';
  const rest = fraction.replace(/0+$/, '');
  const magnitude = rest === '' ? digits : `${digits}.${rest}`;
  const canonical = sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude;
  return canonical as Decimal;
}

/** Less than 0, 0 or more than 0, as `left` is less than, equal to or more than `right`. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const [a, b] = [split(left), split(right)];
  const places = Math.max(a.fraction.length, b.fraction.length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

interface Digits {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
}

function split(value: Decimal): Digits {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = value.slice(sign.length).split('.');
  return { sign, whole, fraction };
}

function scaled({ sign, whole, fraction }: Digits, places: number): bigint {
  return BigInt(`${sign}${whole}${fraction.padEnd(places, '0')}`);
}

/** How many digits a decimal has: in all, and behind the point (XML Schema part 2 §4.3.11, §4.3.12). */
export function digitsOf(value: Decimal): { total: number; fraction: number } {
  const { whole, fraction } = split(value);
  return { total: (whole === '0' ? 0 : whole.length) + fraction.length, fraction: fraction.length };
}

/** A number without exponent; undecided ones (NaN, infinite) stay what no decimal is. */
function plainText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '', exponent = '0'] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.slice(sign.length).split('.');
  const shift = Number(exponent);
  if (shift >= 0) return `${sign}${whole}${fraction.padEnd(shift, '0')}`;
  return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
}
