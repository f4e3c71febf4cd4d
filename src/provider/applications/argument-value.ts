import { PlegmaError } from '../../errors/plegma-error.ts';
import { compareDecimals, parseDecimal } from '../../soap/codec/decimal.ts';
import type { ChoiceParameter, NumberParameter, Parameter, TextParameter } from './application.ts';

/** Characters of one argument at most; a process can take no more than 128 KiB in one (Linux, MAX_ARG_STRLEN). */
const LONGEST_LINE = 1_000;
const LONGEST_TEXT = 20_000;
const LONGEST_NUMBER = 40;

/**
 * The value of an argument in the one form that wrappers receive: numbers without plus sign and leading zeros,
 * booleans as `true` or `false`.
 *
 * @param path The member of the request, for the fault.
 * @throws ARGUMENT_INVALID with what was found and what is allowed.
 */
export function canonicalValue(parameter: Parameter, value: string, path: string): string {
  const canonical = valueOfType(parameter, value);
  if (canonical !== undefined) return canonical;
  throw new PlegmaError(
    'ARGUMENT_INVALID',
    `The argument ${parameter.name} is ${shown(value)}; ${allowed(parameter)} is expected.`,
    { path },
  );
}

/** What an argument of this parameter may be, as part of a sentence. */
export function allowed(parameter: Parameter): string {
  switch (parameter.type) {
    case 'integer':
      return `a whole number${range(parameter)}`;
    case 'decimal':
      return `a decimal number${range(parameter)}`;
    case 'boolean':
      return 'true or false';
    case 'choice':
      return `one of ${parameter.choices.map(({ value }) => `"${value}"`).join(', ')}`;
    case 'string':
      return `one line of at most ${LONGEST_LINE} characters`;
    case 'text':
      return `a text of at most ${LONGEST_TEXT} characters`;
  }
}

function valueOfType(parameter: Parameter, value: string): string | undefined {
  switch (parameter.type) {
    case 'integer':
    case 'decimal':
      return numberValue(parameter, value.trim());
    case 'boolean':
      return booleanValue(value.trim());
    case 'choice':
      return choiceValue(parameter, value);
    case 'string':
    case 'text':
      return textValue(parameter, value);
  }
}

function numberValue({ type, minimum, maximum }: NumberParameter, text: string): string | undefined {
  const value = text.length <= LONGEST_NUMBER ? parseDecimal(text) : undefined;
  if (value === undefined || (type === 'integer' && !/^[+-]?\d+$/.test(text))) return undefined;
  if (minimum !== undefined && compareDecimals(value, minimum) < 0) return undefined;
  if (maximum !== undefined && compareDecimals(value, maximum) > 0) return undefined;
  return value;
}

function booleanValue(value: string): string | undefined {
  if (value === 'true' || value === '1') return 'true';
  return value === 'false' || value === '0' ? 'false' : undefined;
}

function choiceValue({ choices }: ChoiceParameter, value: string): string | undefined {
  return choices.some((choice) => choice.value === value) ? value : undefined;
}

/** Arguments hold no control characters; XML would let only tab and line ends through anyway. */
function textValue({ type }: TextParameter, value: string): string | undefined {
  if (type === 'string')
    return /^[^\u0000-\u001f\u007f]*$/.test(value) && value.length <= LONGEST_LINE ? value : undefined;
  const plain = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/.test(value);
  return plain && value.length <= LONGEST_TEXT ? value : undefined;
}

function range({ minimum, maximum }: NumberParameter): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}

function shown(value: string): string {
  return JSON.stringify(value.length <= 60 ? value : `${value.slice(0, 60)}…`);
}
