import { PlegmaError } from '../../errors/plegma-error.ts';

/** The values that one parameter takes: a list, or a range of decimals. */
export interface Sweep {
  readonly parameter: string;
  readonly values?: readonly string[] | undefined;
  readonly range?: SweepRange | undefined;
}

/** Decimals from `from` to `to`, both included, by steps of 1 or of `step`. */
export interface SweepRange {
  readonly from: string;
  readonly to: string;
  readonly step?: string | undefined;
}

/** Jobs of one submission at most: they are written down in one transaction. */
const MOST_VALUES = 1000;
const SWEEP_PATH = 'SubmitJob/sweep';

/** The values in the order of the jobs. @throws SWEEP_INVALID */
export function sweepValues({ values, range }: Sweep): readonly string[] {
  if (range !== undefined) return rangeValues(range);
  const count = values?.length ?? 0;
  if (values === undefined || count === 0)
    throw invalid('values', 'The sweep has no values; one or more are expected.');
  if (count > MOST_VALUES)
    throw invalid('values', `The sweep has ${count} values; at most ${MOST_VALUES} are taken.`);
  return values;
}

/** Exact: 0, 0.1, 0.2, 0.3 and not 0.30000000000000004. */
function rangeValues({ from, to, step = '1' }: SweepRange): readonly string[] {
  const places = Math.max(...[from, to, step].map((text) => text.split('.')[1]?.length ?? 0));
  const [first, last, stride] = [scaled(from, places), scaled(to, places), scaled(step, places)];
  if (stride === 0n) throw invalid('range/step', 'The step of the sweep is 0; another one is expected.');
  const count = (last - first) / stride + 1n;
  if ((last - first) * stride < 0n) {
    throw invalid('range', `The sweep never comes from ${from} to ${to} by steps of ${step}.`);
  }
  if (count > BigInt(MOST_VALUES)) {
    throw invalid('range', `The sweep has ${count} values; at most ${MOST_VALUES} are taken.`);
  }
  return Array.from({ length: Number(count) }, (_, index) => text(first + BigInt(index) * stride, places));
}

function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function text(value: bigint, places: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - places);
  return places === 0 || fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

function invalid(member: string, sentence: string): PlegmaError {
  return new PlegmaError('SWEEP_INVALID', sentence, { path: `${SWEEP_PATH}/${member}` });
}
