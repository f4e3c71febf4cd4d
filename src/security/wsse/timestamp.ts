import { PlegmaError } from '../../errors/plegma-error.ts';
import { isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { WSU } from '../namespaces.ts';
import type { MessagePolicy } from '../policy.ts';
import { onlyElements, onlyText } from '../strict-read.ts';
import type { VerifiedElement } from '../verified-element.ts';

/** The signed Timestamp of a message, in milliseconds since 1970. */
export interface Timestamp {
  readonly created: number;
  readonly expires: number | undefined;
}

/**
 * Reads a wsu:Timestamp by the rules of BSP 1.0: one Created (R3203), at most one Expires (R3224) after it
 * (R3221), nothing else (R3222).
 *
 * @throws TIMESTAMP_INVALID
 */
export function readTimestamp(element: VerifiedElement): Timestamp {
  const [created, expires, ...others] = onlyElements(element) ?? [];
  if (created === undefined || !isNamed(created, WSU, 'Created'))
    throw invalid('it does not begin with Created');
  if (expires !== undefined && !isNamed(expires, WSU, 'Expires')) {
    throw invalid('Created is followed by something else than Expires');
  }
  if (others.length > 0) throw invalid('it holds more than Created and Expires');
  const times = { created: readTime(created), expires: expires && readTime(expires) };
  if (times.expires !== undefined && times.expires <= times.created)
    throw invalid('Expires is not after Created');
  return times;
}

/**
 * Holds a Timestamp against the clock.
 *
 * @param now Milliseconds since 1970.
 * @throws MESSAGE_EXPIRED
 * @throws MESSAGE_FROM_FUTURE
 */
export function checkTimestamp({ created, expires }: Timestamp, now: number, policy: MessagePolicy): void {
  const age = (now - created) / 1000;
  if (age > policy.maximumAge) {
    throw new PlegmaError(
      'MESSAGE_EXPIRED',
      `The message was created ${Math.round(age)} s ago; ${policy.maximumAge} s are allowed.`,
    );
  }
  if (-age > policy.maximumAhead) {
    throw new PlegmaError(
      'MESSAGE_FROM_FUTURE',
      `The message was created ${Math.round(-age)} s ahead of the receiver's clock; ${policy.maximumAhead} s are allowed.`,
    );
  }
  if (expires !== undefined && now >= expires) {
    throw new PlegmaError('MESSAGE_EXPIRED', `The message expired at ${new Date(expires).toISOString()}.`);
  }
}

/** xsd:dateTime in UTC, with Z (R3217, R3223), seconds below 60 (R3213, R3215), at most 3 decimals (R3220, R3229). */
const UTC_TIME =
  /^\s*(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z\s*$/;

function readTime(element: XmlElement): number {
  // R3225, R3226: a ValueType would say that the time is written in another way.
  if (element.attributes.some((attribute) => attribute.local === 'ValueType'))
    throw invalid('it has a ValueType');
  const text = onlyText(element) ?? '';
  const day = UTC_TIME.exec(text)?.[3];
  const time = new Date(text.trim());
  if (day === undefined || time.getUTCDate() !== Number(day)) {
    throw invalid(
      `${element.local} is not a time in UTC, three decimals at most, such as 2026-01-02T03:04:05.678Z`,
    );
  }
  return time.getTime();
}

function invalid(found: string): PlegmaError {
  return new PlegmaError('TIMESTAMP_INVALID', `The Timestamp is not accepted: ${found}.`);
}
