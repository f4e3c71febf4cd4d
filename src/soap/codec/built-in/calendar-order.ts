import { parseDateTime } from './date-time.ts';

const DAY = 86_400_000;

/** Milliseconds since 1970 at which a part of a time begins; what it leaves open is of 1 January 1972, in a leap year. */
const beginning = (pattern: RegExp, whole: (parts: string, zone: string) => string) => (text: string) => {
  const [, parts = '', zone = ''] = pattern.exec(text) ?? [];
  return parseDateTime(whole(parts, zone)) ?? Number.NaN;
};

// For the order of the types of XML Schema part 2 §3.2.8 to §3.2.14, which bounds need; without a zone all are of UTC.

/** The midnight at which an xsd:date begins (ms). */
export const startOfDate = beginning(/^(-?\d{4,}-\d\d-\d\d)(.*)$/, (date, zone) => `${date}T00:00:00${zone}`);
/** The first midnight of an xsd:gYearMonth (ms). */
export const startOfMonth = beginning(
  /^(-?\d{4,}-\d\d)(.*)$/,
  (month, zone) => `${month}-01T00:00:00${zone}`,
);
/** The midnight at which an xsd:gMonthDay begins (ms), in 1972. */
export const startOfMonthDay = beginning(/^--(\d\d-\d\d)(.*)$/, (day, zone) => `1972-${day}T00:00:00${zone}`);
/** The first midnight of an xsd:gMonth (ms), in 1972. */
export const startOfAnyMonth = beginning(
  /^--(\d\d)(.*)$/,
  (month, zone) => `1972-${month}-01T00:00:00${zone}`,
);
/** The midnight at which an xsd:gDay begins (ms), in January 1972. */
export const startOfAnyDay = beginning(/^---(\d\d)(.*)$/, (day, zone) => `1972-01-${day}T00:00:00${zone}`);
const startOfTime = beginning(/^([\d:.]+)(.*)$/, (time, zone) => `1972-01-01T${time}${zone}`);

/** Milliseconds from midnight of an xsd:time: 24:00:00 is 00:00:00. */
export const timeOfDay = (text: string): number => startOfTime(text) % DAY;

const DURATION = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
/** The moments from which durations are measured to compare them (part 2 §3.2.6.2). */
const MOMENTS = [
  Date.UTC(1696, 8, 1),
  Date.UTC(1697, 1, 1),
  Date.UTC(1903, 2, 1),
  Date.UTC(1903, 6, 1),
] as const;

/** The order of two xsd:durations as -1, 0 or 1; NaN where it depends on the month, as for P1M and P30D. */
export function compareDurations(left: string, right: string): number {
  const [first, ...others] = MOMENTS.map((moment) =>
    Math.sign(lengthFrom(moment, left) - lengthFrom(moment, right)),
  );
  return first !== undefined && others.every((order) => order === first) ? first : Number.NaN;
}

/** Milliseconds that a duration takes from a moment on. */
function lengthFrom(moment: number, text: string): number {
  const [, sign, ...written] = DURATION.exec(text) ?? [];
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = written.map((part) =>
    Number(part ?? 0),
  );
  const direction = sign === '-' ? -1 : 1;
  const shifted = new Date(moment);
  shifted.setUTCMonth(shifted.getUTCMonth() + direction * (years * 12 + months));
  const rest = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  return shifted.getTime() - moment + direction * rest;
}
