import type { XmlElement } from '../../xml/tree.ts';

/** How white space is treated before a value is read (XML Schema part 2 §4.3.6). */
export type WhiteSpace = 'preserve' | 'replace' | 'collapse';

/** Gives the prefix that a namespace has in the element that is about to be written, declaring it there. */
export type PrefixSource = (namespace: string) => string;

/**
 * Reads and writes the text of values of one simple type. Both throw {@link ValueProblem}: where the value stands
 * is known to the caller.
 */
export interface SimpleCodec {
  readonly whiteSpace: WhiteSpace;
  /** @param at The element in which the text stands: qualified names mean something only there. */
  parse(text: string, at: XmlElement): unknown;
  format(value: unknown, prefixes: PrefixSource): string;
  /** Orders values for bounds; absent where the type has no order that is supported. */
  readonly compare?: (left: unknown, right: unknown) => number;
  /** What `length` facets count, where it is not characters. */
  readonly measure?: Measure;
}

/** A length that facets can bound, and what it counts. */
export interface Measure {
  /** Undefined where it is not known. */
  readonly of: (value: unknown) => number | undefined;
  readonly unit: string;
}

/** A value that does not fit its type: what was found and what is allowed. */
export class ValueProblem extends Error {
  readonly #steps: string[] = [];

  /** @param sentence Follows the name of the member: `is "x", expected …`. */
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ValueProblem';
  }

  /** Adds, from the inside outwards, the member that the value stands in. */
  within(step: string): this {
    this.#steps.unshift(step);
    return this;
  }

  get path(): string {
    return this.#steps.join('/');
  }
}

/** The refusal of a text that is not in the lexical form of its type. */
export function notLexical(text: string, expected: string): ValueProblem {
  return new ValueProblem(`is ${shown(text)}, expected ${expected}`);
}

/** The refusal of a JavaScript value of another type. */
export function notOfType(value: unknown, expected: string): ValueProblem {
  return new ValueProblem(`is ${shownValue(value)}, expected ${expected}`);
}

/** A text as sentences quote it: shortened, on one line. */
export function shown(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return JSON.stringify(short);
}

function shownValue(value: unknown): string {
  if (typeof value === 'string') return shown(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return String(value);
}

/** Applies the white space rule of a type to text as it stands in the message. */
export function normalised(text: string, whiteSpace: WhiteSpace): string {
  if (whiteSpace === 'preserve') return text;
  if (whiteSpace === 'replace') return text.replace(/[\t\n\r]/g, ' ');
  return /^[\t\n\r ]|[\t\n\r ]$|[\t\n\r]| {2}/.test(text)
    ? text.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '')
    : text;
}
