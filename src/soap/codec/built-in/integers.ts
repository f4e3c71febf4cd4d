import { notLexical, notOfType, type SimpleCodec, ValueProblem } from '../simple-codec.ts';

const INTEGER = /^[+-]?\d+$/;
/** Longer ones cost time out of proportion to turn into numbers. */
const MOST_DIGITS = 1000;

/** Integers that a JavaScript number holds exactly: xsd:int and the smaller ones. */
export function smallInteger(name: string, min: number, max: number): SimpleCodec {
  const allowed = `${name}, ${min} to ${max}`;
  const check = (value: number, found: string): number => {
    if (value < min || value > max) throw notLexical(found, allowed);
    return value === 0 ? 0 : value;
  };
  return {
    whiteSpace: 'collapse',
    parse(text) {
      if (!INTEGER.test(text)) throw notLexical(text, allowed);
      return check(Number(text), text);
    },
    format(value) {
      if (typeof value !== 'number' || !Number.isInteger(value)) throw notOfType(value, allowed);
      return String(check(value, String(value)));
    },
    compare: (left, right) => Number(left) - Number(right),
  };
}

/** Integers of any size, as bigint: xsd:long and xsd:integer with the types derived from them. */
export function largeInteger(name: string, min?: bigint, max?: bigint): SimpleCodec {
  const range = `${min === undefined ? '' : `, ${min} or more`}${max === undefined ? '' : `, ${max} or less`}`;
  const allowed = `${name}${range}`;
  const check = (value: bigint): bigint => {
    if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
      throw notLexical(String(value), allowed);
    }
    return value;
  };
  return {
    whiteSpace: 'collapse',
    parse(text) {
      if (!INTEGER.test(text)) throw notLexical(text, allowed);
      if (text.length > MOST_DIGITS)
        throw new ValueProblem(`has ${text.length} digits, expected ${MOST_DIGITS} at most`);
      return check(BigInt(text.startsWith('+') ? text.slice(1) : text));
    },
    format(value) {
      if (typeof value !== 'bigint' && !(typeof value === 'number' && Number.isSafeInteger(value))) {
        throw notOfType(value, allowed);
      }
      return String(check(BigInt(value)));
    },
    compare: (left, right) => compareBigInts(toBigInt(left), toBigInt(right)),
  };
}

/** Bounds are compared with what was formatted, which may be a safe number. */
function toBigInt(value: unknown): bigint {
  return typeof value === 'bigint' ? value : BigInt(Number(value));
}

function compareBigInts(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
