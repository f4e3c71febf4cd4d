import type { Facets } from '../schema/model.ts';
import { invalidDocument } from '../schema/xsd.ts';
import { digitsOf, parseDecimal } from './decimal.ts';
import { patternOf } from './pattern.ts';
import { comparedPrefixes, parsedInSchema } from './schema-context.ts';
import { normalised, type SimpleCodec, shown, ValueProblem } from './simple-codec.ts';

/** Refuses a value that a facet does not allow, by a {@link ValueProblem}. */
type Check = (value: unknown, text: string) => void;

/** A simple type that narrows another one by facets (XML Schema part 2 §4.3). */
export function restrictedCodec(base: SimpleCodec, facets: Facets): SimpleCodec {
  const checks = checksOf(base, facets);
  const whiteSpace = facets.whiteSpace ?? base.whiteSpace;
  return {
    ...base,
    whiteSpace,
    parse(text, at) {
      const value = base.parse(text, at);
      for (const check of checks) check(value, text);
      return value;
    },
    format(value, prefixes) {
      const text = base.format(value, prefixes);
      const read = normalised(text, whiteSpace);
      for (const check of checks) check(value, read);
      return text;
    },
  };
}

function checksOf(base: SimpleCodec, facets: Facets): Check[] {
  return [
    ...patternChecks(facets),
    ...enumerationChecks(base, facets),
    ...lengthChecks(base, facets),
    ...boundChecks(base, facets),
    ...digitChecks(facets),
  ];
}

function patternChecks({ pattern }: Facets): Check[] {
  if (pattern === undefined) return [];
  const expressions = pattern.map(patternOf);
  return [
    (_value, text) => {
      if (expressions.some((expression) => expression.test(text))) return;
      throw new ValueProblem(`is ${shown(text)}, expected the pattern ${pattern.join(' or ')}`);
    },
  ];
}

/** The value counts, not how it is written (part 2 §4.3.5): P1D is PT24H. */
function enumerationChecks(base: SimpleCodec, { enumeration, namespaces }: Facets): Check[] {
  if (enumeration === undefined) return [];
  const values = enumeration.map((text, at) => parsedInSchema(base, text, namespaces?.[at]));
  const canonical = new Set(values.map((value) => base.format(value, comparedPrefixes)));
  const isText = namespaces === undefined;
  return [
    (value, text) => {
      if ((isText && canonical.has(text)) || canonical.has(base.format(value, comparedPrefixes))) return;
      if (values.some((allowed) => base.compare?.(value, allowed) === 0)) return;
      throw new ValueProblem(`is ${shown(text)}, expected ${enumeration.map(shown).join(', ')}`);
    },
  ];
}

function lengthChecks(base: SimpleCodec, { length, minLength, maxLength }: Facets): Check[] {
  const least = length ?? minLength ?? 0;
  const most = length ?? maxLength ?? Number.POSITIVE_INFINITY;
  if (least === 0 && most === Number.POSITIVE_INFINITY) return [];
  const unit = base.measure?.unit ?? 'characters';
  const allowed = rangeText(least, most);
  return [
    (value, text) => {
      const size = base.measure === undefined ? characters(text) : base.measure.of(value);
      if (size === undefined || (size >= least && size <= most)) return;
      throw new ValueProblem(`has ${size} ${unit}, expected ${allowed}`);
    },
  ];
}

function rangeText(least: number, most: number): string {
  if (least === most) return `${least}`;
  return most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
}

/** Characters of XML are code points. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function boundChecks(base: SimpleCodec, facets: Facets): Check[] {
  const bound = (limit: string | undefined, isWithin: (order: number) => boolean, words: string): Check[] => {
    if (limit === undefined) return [];
    const { compare } = base;
    if (compare === undefined)
      throw invalidDocument(`The bound ${limit} is on a type whose order is not supported.`);
    const value = parsedInSchema(base, limit);
    return [
      (found, text) => {
        if (isWithin(compare(found, value))) return;
        throw new ValueProblem(`is ${shown(text)}, expected ${words} ${limit}`);
      },
    ];
  };
  return [
    ...bound(facets.minInclusive, (order) => order >= 0, 'at least'),
    ...bound(facets.maxInclusive, (order) => order <= 0, 'at most'),
    ...bound(facets.minExclusive, (order) => order > 0, 'more than'),
    ...bound(facets.maxExclusive, (order) => order < 0, 'less than'),
  ];
}

function digitChecks({ totalDigits, fractionDigits }: Facets): Check[] {
  if (totalDigits === undefined && fractionDigits === undefined) return [];
  return [
    (value, text) => {
      const number = parseDecimal(String(value));
      if (number === undefined) return;
      const digits = digitsOf(number);
      if (totalDigits !== undefined && digits.total > totalDigits) {
        throw new ValueProblem(`is ${shown(text)}, expected at most ${totalDigits} digits`);
      }
      if (fractionDigits !== undefined && digits.fraction > fractionDigits) {
        throw new ValueProblem(
          `is ${shown(text)}, expected at most ${fractionDigits} digits behind the point`,
        );
      }
    },
  ];
}
