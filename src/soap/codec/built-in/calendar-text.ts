import { notLexical, notOfType, type SimpleCodec } from '../simple-codec.ts';
import {
  compareDurations,
  startOfAnyDay,
  startOfAnyMonth,
  startOfDate,
  startOfMonth,
  startOfMonthDay,
  timeOfDay,
} from './calendar-order.ts';
import { isDay, isTimeOfDay, parseYear, parseZone } from './date-time.ts';

/**
 * Parts of times that a Date would say too much about: checked, and left as text. XML Schema part 2 §3.2.6 and
 * §3.2.8 to §3.2.14.
 */
function calendarText(
  expected: string,
  isValid: (text: string) => boolean,
  compare: (left: string, right: string) => number,
): SimpleCodec {
  const checked = (text: string): string => {
    if (!isValid(text)) throw notLexical(text, expected);
    return text;
  };
  return {
    whiteSpace: 'collapse',
    parse: checked,
    format(value) {
      if (typeof value !== 'string') throw notOfType(value, expected);
      return checked(value);
    },
    compare: (left, right) => compare(String(left), String(right)),
  };
}

/** Orders texts by what they measure: milliseconds, or years, from a common start. */
const by =
  (measure: (text: string) => number) =>
  (left: string, right: string): number =>
    measure(left) - measure(right);

/** A pattern with the groups sign, year, month and day as far as the type has them, and the zone last. */
function dateParts(pattern: RegExp): (text: string) => boolean {
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return false;
    const { sign = '', year, month = '01', day = '01', zone = '' } = groups;
    // Without a year any day counts that some year has: 2000 was a leap year.
    const astronomical = year === undefined ? 2000 : parseYear(sign, year);
    return (
      astronomical !== undefined &&
      parseZone(zone) !== undefined &&
      isDay(astronomical, Number(month), Number(day))
    );
  };
}

const DATE = /^(?<sign>-?)(?<year>\d{4,})-(?<month>\d\d)-(?<day>\d\d)(?<zone>Z|[+-]\d\d:\d\d)?$/;
const YEAR_MONTH = /^(?<sign>-?)(?<year>\d{4,})-(?<month>\d\d)(?<zone>Z|[+-]\d\d:\d\d)?$/;
const YEAR = /^(?<sign>-?)(?<year>\d{4,})(?<zone>Z|[+-]\d\d:\d\d)?$/;
const MONTH_DAY = /^--(?<month>\d\d)-(?<day>\d\d)(?<zone>Z|[+-]\d\d:\d\d)?$/;
const MONTH = /^--(?<month>\d\d)(?<zone>Z|[+-]\d\d:\d\d)?$/;
const DAY = /^---(?<day>\d\d)(?<zone>Z|[+-]\d\d:\d\d)?$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;
const DURATION = /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [, hours, minutes, seconds, fraction = '', zone = ''] = match;
  return (
    isTimeOfDay(Number(hours), Number(minutes), Number(seconds), fraction) && parseZone(zone) !== undefined
  );
}

const yearOf = (text: string): number => Number.parseInt(text, 10);

/** xsd:date (part 2 §3.2.9). */
export const dateCodec = calendarText('a date such as 2006-05-04', dateParts(DATE), by(startOfDate));
/** xsd:time (part 2 §3.2.8). */
export const timeCodec = calendarText('a time of day such as 18:13:51', isTime, by(timeOfDay));
/** xsd:gYearMonth (part 2 §3.2.10). */
export const yearMonthCodec = calendarText(
  'a month such as 2006-05',
  dateParts(YEAR_MONTH),
  by(startOfMonth),
);
/** xsd:gYear (part 2 §3.2.11). */
export const yearCodec = calendarText('a year such as 2006', dateParts(YEAR), by(yearOf));
/** xsd:gMonthDay (part 2 §3.2.12). */
export const monthDayCodec = calendarText(
  'a day of the year such as --05-04',
  dateParts(MONTH_DAY),
  by(startOfMonthDay),
);
/** xsd:gMonth (part 2 §3.2.14). */
export const monthCodec = calendarText('a month such as --05', dateParts(MONTH), by(startOfAnyMonth));
/** xsd:gDay (part 2 §3.2.13). */
export const dayCodec = calendarText('a day of the month such as ---04', dateParts(DAY), by(startOfAnyDay));
/** xsd:duration (part 2 §3.2.6). */
export const durationCodec = calendarText(
  'a duration such as P1DT12H',
  (text) => DURATION.test(text),
  compareDurations,
);
