import { compareDecimals, type Decimal, parseDecimal } from '../decimal.ts';
import { notLexical, notOfType, type SimpleCodec } from '../simple-codec.ts';

const FLOAT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const SPECIAL: Readonly<Record<string, number>> = {
  INF: Number.POSITIVE_INFINITY,
  '-INF': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

/** xsd:decimal, as exact text: a number would have gone through binary fractions. */
export const decimalCodec: SimpleCodec = {
  whiteSpace: 'collapse',
  parse(text) {
    const value = parseDecimal(text);
    if (value === undefined) throw notLexical(text, 'a decimal number without exponent');
    return value;
  },
  format(value) {
    const parsed = typeof value === 'string' ? parseDecimal(value) : undefined;
    if (parsed === undefined) throw notOfType(value, 'a decimal number as text, made by decimal()');
    return parsed;
  },
  compare: (left, right) => compareDecimals(asDecimal(left), asDecimal(right)),
};

function asDecimal(value: unknown): Decimal {
  const parsed = parseDecimal(String(value));
  if (parsed === undefined) throw notOfType(value, 'a decimal number');
  return parsed;
}

/** xsd:double and xsd:float (XML Schema part 2 §3.2.4, §3.2.5); a float is rounded to its 32 bits. */
export function floating(name: 'float' | 'double'): SimpleCodec {
  const rounded = name === 'float' ? Math.fround : (value: number): number => value;
  return {
    whiteSpace: 'collapse',
    parse(text) {
      if (Object.hasOwn(SPECIAL, text)) return SPECIAL[text];
      if (!FLOAT.test(text)) throw notLexical(text, `a ${name} number, INF, -INF or NaN`);
      return rounded(Number(text));
    },
    format(value) {
      if (typeof value !== 'number') throw notOfType(value, `a ${name} number`);
      if (Number.isNaN(value)) return 'NaN';
      if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
      return Object.is(value, -0) ? '-0' : String(value);
    },
    // An infinity less itself is no number.
    compare: (left, right) => (left === right ? 0 : Number(left) - Number(right)),
  };
}

/** xsd:boolean: `true`, `false`, `1`, `0`. */
export const booleanCodec: SimpleCodec = {
  whiteSpace: 'collapse',
  parse(text) {
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    throw notLexical(text, 'true, false, 1 or 0');
  },
  format(value) {
    if (typeof value !== 'boolean') throw notOfType(value, 'true or false');
    return String(value);
  },
};
