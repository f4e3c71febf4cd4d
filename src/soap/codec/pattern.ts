import { invalidDocument } from '../schema/xsd.ts';
import { blockRange } from './unicode-blocks.ts';

/**
 * Turns a regular expression of XML Schema (part 2 appendix F) into one of JavaScript. It always matches the whole
 * value, `^` and `$` are plain characters, and classes have their own escapes and subtraction.
 *
 * @throws SCHEMA_DOCUMENT_INVALID The expression is malformed, or uses a Unicode block that is not known.
 */
export function patternOf(source: string): RegExp {
  try {
    return new RegExp(`^(?:${new PatternReader(source).read()})$`, 'v');
  } catch (cause) {
    if (cause instanceof SyntaxError) throw invalidDocument(`The pattern "${source}" is malformed.`);
    throw cause;
  }
}

const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME = `${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;

/** Multi-character escapes as classes. */
const CLASSES: Readonly<Record<string, string>> = {
  d: '[\\p{Nd}]',
  D: '[^\\p{Nd}]',
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
  i: `[${NAME_START}]`,
  I: `[^${NAME_START}]`,
  c: `[${NAME}]`,
  C: `[^${NAME}]`,
};

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Reads an expression from left to right. */
class PatternReader {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  read(): string {
    let result = '';
    while (this.#at < this.#characters.length) result += this.#atom(this.#next());
    return result;
  }

  #next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new SyntaxError('The pattern ends too early.');
    this.#at += 1;
    return character;
  }

  #atom(character: string): string {
    if (character === '\\') return this.#escape();
    if (character === '[') return this.#class();
    if (character === '.') return '[^\\n\\r]';
    if (character === '(') return '(?:';
    if (character === '{') return this.#quantifier();
    return '|)?*+'.includes(character) ? character : literal(character);
  }

  #quantifier(): string {
    let result = '{';
    while (!result.endsWith('}')) result += this.#next();
    return result;
  }

  #escape(): string {
    const character = this.#next();
    if (character === 'p' || character === 'P') return this.#property(character);
    return CLASSES[character] ?? literal(CONTROLS[character] ?? character);
  }

  #property(kind: 'p' | 'P'): string {
    let name = '';
    if (this.#next() !== '{') throw new SyntaxError('A category stands in braces.');
    for (let character = this.#next(); character !== '}'; character = this.#next()) name += character;
    if (!name.startsWith('Is')) return `\\${kind}{${name}}`;
    const block = blockRange(name.slice(2));
    if (block === undefined) throw new SyntaxError(`The block ${name} is not known.`);
    return kind === 'p' ? `[${block}]` : `[^${block}]`;
  }

  /** A class, whose opening bracket has been read. */
  #class(): string {
    const negated = this.#characters[this.#at] === '^';
    if (negated) this.#at += 1;
    let members = '';
    for (let character = this.#next(); character !== ']'; character = this.#next()) {
      if (character === '-' && this.#characters[this.#at] === '[') {
        this.#at += 1;
        const removed = this.#class();
        if (this.#next() !== ']') throw new SyntaxError('A subtraction ends its class.');
        return `[[${negated ? '^' : ''}${members}]--${removed}]`;
      }
      members += this.#member(character, members);
    }
    return `[${negated ? '^' : ''}${members}]`;
  }

  #member(character: string, before: string): string {
    if (character === '\\') return this.#escape();
    const isRange = character === '-' && before !== '' && !this.#standsAlone(before);
    return isRange ? '-' : literal(character);
  }

  /**
   * A hyphen between two characters makes a range. At either end of the class it is itself; so it is beside another class, as
   * in `[\\w-.]`, which the standard has no meaning for and other readers take so.
   */
  #standsAlone(before: string): boolean {
    const next = this.#characters.slice(this.#at, this.#at + 2).join('');
    return /(?:\]|\\p\{\w*\})$/i.test(before) || /^\]|^\\[dswicp]/i.test(next);
  }
}

function literal(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
