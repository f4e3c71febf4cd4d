import type { Money } from '../../../contracts/generated/common-types.ts';
import type * as message from '../../../contracts/generated/job-types.ts';
import { PlegmaError } from '../../../errors/plegma-error.ts';
import { type Decimal, decimal } from '../../../soap/codec/decimal.ts';
import { formatAmount } from '../../money.ts';
import type { Requirements } from '../../platforms/platform.ts';

// Values between the domain and the messages: ms and seconds, minor units and decimals, numbers and longs.

/** @param amount Minor units of the currency. */
export function money(amount: number, currency: string): Money {
  return { amount: decimal(formatAmount(amount, currency)), currency };
}

/** Millionths as a decimal: 1500000 is `1.5`. */
export function millionths(amount: number): Decimal {
  return decimal(`${Math.trunc(amount / 1_000_000)}.${String(amount % 1_000_000).padStart(6, '0')}`);
}

/** Thousandths as a decimal: ms as seconds. */
export function thousandths(amount: number): Decimal {
  return decimal(`${Math.trunc(amount / 1000)}.${String(amount % 1000).padStart(3, '0')}`);
}

/** @param time Ms, UTC. */
export function date(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}

/** What a run asks for or gets, as the contract shows it. */
export function requirementsMessage(requirements: Requirements): message.Requirements {
  const { memory, wallTime, ...rest } = requirements;
  return {
    ...rest,
    ...(memory !== undefined && { memory: BigInt(Math.ceil(memory)) }),
    ...(wallTime !== undefined && { wallTime: decimal(wallTime) }),
  };
}

/**
 * What a message asks for; whole seconds and bytes, rounded up.
 *
 * @param operation Its name, for the path in a fault.
 * @throws REQUIREMENT_UNFIT for what is no amount, or no name of a property (BA-5).
 */
export function requirementsFrom(operation: string, asked: message.Requirements | undefined): Requirements {
  const { nodes, processorsPerNode, memory, wallTime, nodeProperty } = asked ?? {};
  const amount = (member: string, value: number | bigint | string | undefined) =>
    value === undefined
      ? {}
      : { [member]: wholeAmount(`${operation}/requirements/${member}`, Number(value)) };
  return {
    ...amount('nodes', nodes),
    ...amount('processorsPerNode', processorsPerNode),
    ...amount('memory', memory),
    ...amount('wallTime', wallTime),
    ...(nodeProperty !== undefined && { nodeProperty: propertyName(operation, nodeProperty) }),
  };
}

function wholeAmount(path: string, value: number): number {
  const whole = Math.ceil(value);
  if (Number.isSafeInteger(whole) && whole >= 1) return whole;
  throw new PlegmaError('REQUIREMENT_UNFIT', `${value} is asked for; an amount of 1 or more is expected.`, {
    path,
  });
}

function propertyName(operation: string, name: string): string {
  if (/^[A-Za-z][A-Za-z0-9_.-]{0,62}$/.test(name)) return name;
  throw new PlegmaError(
    'REQUIREMENT_UNFIT',
    `"${name}" is no node property; a letter, then letters, digits, _ . and - are expected.`,
    { path: `${operation}/requirements/nodeProperty` },
  );
}
