import { notLexical, notOfType, type SimpleCodec } from '../simple-codec.ts';

const ZONE = '(Z|[+-]\\d\\d:\\d\\d)?';
const DATE_TIME = new RegExp(
  `^(-?)(\\d{4,})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?${ZONE}$`,
);
const EXPECTED = 'a time such as 2006-05-04T18:13:51.000Z';
const MINUTE = 60_000;

/**
 * xsd:dateTime as a Date (XML Schema part 2 §3.2.7). Times without a zone are taken as UTC; of fractions the
 * milliseconds are kept.
 */
export const dateTimeCodec: SimpleCodec = {
  whiteSpace: 'collapse',
  parse(text) {
    const time = parseDateTime(text);
    if (time === undefined) throw notLexical(text, EXPECTED);
    return new Date(time);
  },
  format(value) {
    if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw notOfType(value, 'a valid Date');
    return formatDateTime(value);
  },
  compare: (left, right) => Number(left) - Number(right),
};

/** Milliseconds since 1970, or undefined where the text is no time, or one that a Date cannot hold. */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [
    ,
    sign = '',
    yearText = '',
    month = '',
    day = '',
    hour = '',
    minute = '',
    second = '',
    fraction = '',
    zone = '',
  ] = match;
  const year = parseYear(sign, yearText);
  const offset = parseZone(zone);
  if (year === undefined || offset === undefined || !isDay(year, Number(month), Number(day)))
    return undefined;
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (!isTimeOfDay(hours, minutes, seconds, fraction)) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, Number(month) - 1, Number(day));
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const time = date.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds - offset;
  return Number.isNaN(new Date(time).getTime()) ? undefined : time;
}

/** The astronomical year: XML Schema 1.0 has no year 0, and -0001 is the one before 0001. */
export function parseYear(sign: string, digits: string): number | undefined {
  const year = Number(digits);
  if (year === 0 || (digits.length > 4 && digits.startsWith('0'))) return undefined;
  return sign === '-' ? 1 - year : year;
}

/** A zone in milliseconds, `''` being UTC; up to 14 hours. */
export function parseZone(zone: string): number | undefined {
  if (zone === '' || zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return (hours * 60 + minutes) * MINUTE * (zone.startsWith('-') ? -1 : 1);
}

/** Whether a month of a year has a day. @param year Astronomical, see {@link parseYear}. @param month From 1. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const probe = new Date(0);
  probe.setUTCFullYear(year, month - 1, day);
  // A year that a Date cannot hold still has months of the usual lengths.
  return Number.isNaN(probe.getTime()) || probe.getUTCDate() === day;
}

/** 24:00:00 is the first moment of the next day, and nothing follows in it. */
export function isTimeOfDay(hours: number, minutes: number, seconds: number, fraction: string): boolean {
  if (hours === 24) return minutes === 0 && seconds === 0 && /^0*$/.test(fraction);
  return hours < 24 && minutes < 60 && seconds < 60;
}

function formatDateTime(value: Date): string {
  const text = value.toISOString();
  const year = value.getUTCFullYear();
  if (year >= 1 && year <= 9999) return text;
  const rest = text.slice(text.indexOf('-', 1));
  return year > 9999 ? `${year}${rest}` : `-${String(1 - year).padStart(4, '0')}${rest}`;
}
