// How batch systems write amounts and times. Every function returns undefined for what they print when they have none, and for
// what no run can have used: counters wrap, and a number that is not exact could not be stored.

/** Bytes. */
export const MEBIBYTE = 1024 * 1024;

/** Seconds from `SS`, `MM:SS`, `HH:MM:SS`, Slurm's `D-HH:MM:SS` or Grid Engine's `0.006s`. */
export function parseDuration(text: string | undefined): number | undefined {
  const match = /^(?:(\d+)-)?(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)s?$/.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const total = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
  return Number.isSafeInteger(Math.ceil(total) * 1000) ? total : undefined;
}

/** `HH:MM:SS`, the one form that every batch system takes; hours may pass 99. */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: MEBIBYTE, g: 1024 ** 3, t: 1024 ** 4 };

/** Bytes from `7364kb`, `100mb`, `1000M`, `4.402KB`; without a unit the number counts `unit` bytes. */
export function parseBytes(text: string | undefined, unit = 1): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(b|w)?$/i.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const [, amount, letter = '', word] = match;
  const factor = letter === '' && word === undefined ? unit : units[letter.toLowerCase()];
  return exact(Math.round(Number(amount) * (factor ?? 1)));
}

/** Whole mebibytes, rounded up: what `mem=…mb` and its sisters count. */
export function toMebibytes(bytes: number): number {
  return Math.ceil(bytes / MEBIBYTE);
}

/** A count of 0 or more. */
export function parseCount(text: string | undefined): number | undefined {
  return /^\d+$/.test(text?.trim() ?? '') ? exact(Number(text)) : undefined;
}

const exact = (value: number): number | undefined => (Number.isSafeInteger(value) ? value : undefined);

/**
 * PBS's and Grid Engine's `Sat Nov 21 21:07:10 2026` and Univa's `11/21/2026 21:07:10.123`, printed in UTC because every command is
 * asked to.
 */
export function parseCalendarTime(text: string | undefined): Date | undefined {
  const trimmed = text?.trim() ?? '';
  const [, month, day, year, time] = /^(\d\d)\/(\d\d)\/(\d{4}) (\S+)$/.exec(trimmed) ?? [];
  if (time !== undefined) return parseIsoTime(`${year}-${month}-${day}T${time}`);
  const match = /^\w{3} (\w{3}) +(\d+) (\d{2}:\d{2}:\d{2}) (\d{4})$/.exec(trimmed);
  return match ? validDate(`${match[2]} ${match[1]} ${match[4]} ${match[3]} UTC`) : undefined;
}

/** Slurm's and Grid Engine's `2026-11-21T21:21:51` (Univa: `….123`), in UTC likewise; `Unknown`, `N/A` and `None` give undefined. */
export function parseIsoTime(text: string | undefined): Date | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/.test(text?.trim() ?? '')
    ? validDate(`${text?.trim()}Z`)
    : undefined;
}

/** Seconds since 1970; 0 means never. */
export function parseEpoch(text: string | number | undefined): Date | undefined {
  const seconds = Number(text ?? Number.NaN);
  return seconds > 0 ? validDate(seconds * 1000) : undefined;
}

function validDate(value: string | number): Date | undefined {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
