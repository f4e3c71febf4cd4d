import { InvalidArgumentError } from 'commander';
import { type Decimal, parseDecimal } from '../soap/codec/decimal.ts';

/** For options that may come several times. */
export function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** A whole number from 1 to 999999999. */
export function count(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Expected a whole number from 1 to 999999999.');
}

/** A size in bytes, from 1 up: as large as memories are, beyond what {@link count} takes. */
export function bytes(value: string): bigint {
  if (/^[1-9]\d{0,17}$/.test(value)) return BigInt(value);
  throw new InvalidArgumentError('Expected a whole number of bytes from 1 up, such as 4000000000.');
}

/** A TCP port; 0 takes a free one. */
export function port(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new InvalidArgumentError('Expected a port from 0 to 65535.');
}

/** An amount of money without currency. */
export function amount(value: string): Decimal {
  const parsed = parseDecimal(value);
  if (parsed !== undefined) return parsed;
  throw new InvalidArgumentError('Expected an amount such as 12.50.');
}

/** A day or a moment. */
export function moment(value: string): Date {
  const parsed = new Date(value);
  if (!Number.isNaN(parsed.getTime())) return parsed;
  throw new InvalidArgumentError(
    'Expected a day such as 2026-03-09, or a moment such as 2026-03-09T14:00:00Z.',
  );
}
