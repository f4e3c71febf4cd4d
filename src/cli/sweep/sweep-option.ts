import { InvalidArgumentError } from 'commander';
import type { Sweep } from '../../contracts/generated/job-types.ts';
import { parseDecimal } from '../../soap/codec/decimal.ts';

const EXPECTED = 'Expected NAME=FROM..TO, NAME=FROM..TO:STEP or NAME=VALUE,VALUE,…';

/** `angle=10..350:10` or `angle=30,60,90`. */
export function sweepOption(text: string): Sweep {
  const [, parameter, values] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (parameter === undefined || values === undefined) throw new InvalidArgumentError(EXPECTED);
  const [, first = '', last = '', stride] =
    /^([^.,:]+(?:\.\d+)?)\.\.([^,:]+)(?::([^,:]+))?$/.exec(values) ?? [];
  if (first === '') return { parameter, values: values.split(',') };
  const [from, to, step] = [parseDecimal(first), parseDecimal(last), parseDecimal(stride ?? '1')];
  if (from === undefined || to === undefined || step === undefined) throw new InvalidArgumentError(EXPECTED);
  return { parameter, range: { from, to, step } };
}

/** True for the id of a sweep; a job's begins with `job-`. */
export const isSweepId = (id: string): boolean => id.startsWith('swp-');
