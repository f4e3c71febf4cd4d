import type { Measurement } from './measure.ts';

/** One figure, as `npm run bench -- NAME --json` prints it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value must reach (or stay under, see {@link Figure.bound}); absent for figures that only inform. */
  readonly target?: number;
  readonly bound?: 'at-least' | 'at-most';
  readonly pass: boolean;
}

/** A benchmark: measures and returns its figures. */
export type Benchmark = () => Promise<readonly Figure[]>;

/** A figure that must be at least its target. */
export function atLeast(name: string, value: number, unit: string, target: number): Figure {
  return { name, value: rounded(value), unit, target, bound: 'at-least', pass: value >= target };
}

/** A figure that must be at most its target. */
export function atMost(name: string, value: number, unit: string, target: number): Figure {
  return { name, value: rounded(value), unit, target, bound: 'at-most', pass: value <= target };
}

/** A figure without a target. */
export function informative(name: string, value: number, unit: string): Figure {
  return { name, value: rounded(value), unit, pass: true };
}

/** The rate of one contender as a fraction of another's. */
export function ratio(measured: ReadonlyMap<string, Measurement>, name: string, limit: string): number {
  return rateOf(measured, name) / rateOf(measured, limit);
}

/** The same by what each costs in CPU: other work on the machine weighs less in it. */
export function cpuRatio(measured: ReadonlyMap<string, Measurement>, name: string, limit: string): number {
  return measurementOf(measured, limit).cpu / measurementOf(measured, name).cpu;
}

/** The rate of a contender. @throws Error when it was not measured. */
export function rateOf(measured: ReadonlyMap<string, Measurement>, name: string): number {
  return measurementOf(measured, name).rate;
}

function measurementOf(measured: ReadonlyMap<string, Measurement>, name: string): Measurement {
  const found = measured.get(name);
  if (!found) throw new Error(`${name} was not measured`);
  return found;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
