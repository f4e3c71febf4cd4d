import { PlegmaError } from '../errors/plegma-error.ts';
import {
  APOSTROPHE,
  BRACKET,
  BYTE_ORDER_MARK,
  EQUALS,
  EXCLAMATION,
  endsName,
  GREATER,
  isSecondHalf,
  isSpace,
  QUESTION,
  QUOTE,
  SLASH,
} from './character-codes.ts';
import { expandReferences, indexOfIllegalCharacter, normaliseAttributeValue, STRETCH } from './characters.ts';
import { NotWellFormed, quoted } from './not-well-formed.ts';
import { PIECES_OF_A_STEP, type Steps } from './turns.ts';
import { readXmlDeclaration, type XmlDeclaration } from './xml-declaration.ts';

/** Receives the tokens of a document in their order; what it throws stops the reading. */
export interface TokenSink {
  /** `<name` was read; its attributes follow. */
  startTag(name: string): void;
  /** The value is normalised. */
  attribute(name: string, value: string): void;
  /** The `>` of the start tag. */
  startTagEnd(): void;
  /** An end tag, or the `/>` of an empty element after its {@link startTagEnd}. */
  endTag(): void;
  /** Character data or CDATA inside the root, in pieces. */
  text(text: string): void;
  comment(): void;
}

const NON_BLANK = /[^\t\n ]/;

/**
 * Cuts a document into tokens by the grammar of XML 1.0 without document type and processing instructions. The line
 * ends of the text must be normalised. Names are taken up to their delimiter; the sink checks them. Reading only goes
 * forward, over each character once or twice, so that no input takes more than linear time.
 */
export class Tokenizer {
  readonly #text: string;
  readonly #sink: TokenSink;
  /** The names of the open elements, as written. */
  readonly #open: string[] = [];
  #at: number;
  #sawRoot = false;
  /** The name of the last start tag: in a list the next tag has it too. */
  #lastName = '';
  /** Hardly any text has these: one scan of the whole document saves a scan of each text. */
  readonly #hasReferences: boolean;
  readonly #hasCdataEnds: boolean;

  /** @param text May begin with one byte order mark. */
  constructor(text: string, sink: TokenSink) {
    this.#text = text;
    this.#hasReferences = text.includes('&');
    this.#hasCdataEnds = text.includes(']]>');
    this.#at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    this.#sink = sink;
  }

  /** How far the document has been read: the place of an error. */
  get offset(): number {
    return this.#at;
  }

  /**
   * The XML declaration, where there is one. To be called first.
   *
   * @throws {NotWellFormed}
   */
  readDeclaration(): XmlDeclaration | undefined {
    const declaration = readXmlDeclaration(this.#text, this.#at);
    if (declaration !== undefined) this.#at = declaration.end;
    return declaration;
  }

  /** @throws {NotWellFormed} and what the sink throws. */
  *run(): Steps<void> {
    yield* this.#refuseIllegalCharacters();
    const { length } = this.#text;
    for (let piece = 1; this.#at < length; piece += 1) {
      const tag = this.#text.indexOf('<', this.#at);
      const end = tag === -1 ? length : tag;
      while (end > this.#at) {
        this.#readCharacters(end);
        if (end > this.#at) yield;
      }
      if (tag !== -1) this.#readMarkup();
      if (piece % PIECES_OF_A_STEP === 0) yield;
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) throw new NotWellFormed(`the element ${quoted(unclosed)} is not closed`);
  }

  *#refuseIllegalCharacters(): Steps<void> {
    const { length } = this.#text;
    for (let at = 0, end = 0; at < length; at = end) {
      end = at + STRETCH;
      // The second half of a pair belongs to the first.
      if (isSecondHalf(this.#text.charCodeAt(end))) end += 1;
      const illegal = indexOfIllegalCharacter(this.#text.slice(at, end));
      if (illegal !== -1) {
        this.#at = at + illegal;
        const code = this.#text.charCodeAt(this.#at).toString(16).toUpperCase().padStart(4, '0');
        throw new NotWellFormed(`U+${code} is no character of XML`);
      }
      if (end < length) yield;
    }
  }

  /** Reads text up to `end`, or one {@link STRETCH} of a long text. */
  #readCharacters(end: number): void {
    const stop = end - this.#at > STRETCH ? this.#stopWithin(end) : end;
    const characters = this.#text.slice(this.#at, stop);
    if (this.#open.length === 0) {
      if (NON_BLANK.test(characters)) throw new NotWellFormed('text stands outside the root element');
    } else {
      if (this.#hasCdataEnds && characters.includes(']]>'))
        throw new NotWellFormed('"]]>" stands in character data');
      this.#sink.text(this.#hasReferences ? expandReferences(characters) : characters);
    }
    this.#at = stop;
  }

  /** Where a long text may be cut: never inside a reference, nor after a bracket, which could begin "]]>". */
  #stopWithin(end: number): number {
    let stop = this.#at + STRETCH;
    while (stop < end && this.#text.charCodeAt(stop - 1) === BRACKET) stop += 1;
    const reference = this.#text.slice(this.#at, stop).lastIndexOf('&');
    if (reference === -1) return stop;
    const last = this.#text.indexOf(';', this.#at + reference);
    if (last === -1 || last >= end) return end;
    return Math.max(stop, last + 1);
  }

  #readMarkup(): void {
    const code = this.#text.charCodeAt(this.#at + 1);
    if (code === SLASH) this.#readEndTag();
    else if (code === EXCLAMATION) this.#readExclamation();
    else if (code === QUESTION) refuseInstruction();
    else this.#readStartTag();
  }

  #readStartTag(): void {
    if (this.#open.length === 0 && this.#sawRoot) throw new NotWellFormed('there is a second root element');
    this.#sawRoot = true;
    this.#at += 1;
    const name = this.#readTagName();
    this.#sink.startTag(name);
    while (this.#readAttribute());
    this.#sink.startTagEnd();
    if (this.#skip(SLASH)) this.#sink.endTag();
    else this.#open.push(name);
    if (!this.#skip(GREATER))
      throw new NotWellFormed(`the start tag of ${quoted(name)} does not end with ">"`);
  }

  /** Reads one attribute with the white space before it, or finds that the tag ends here. */
  #readAttribute(): boolean {
    const spaced = this.#skipSpace();
    const code = this.#text.charCodeAt(this.#at);
    if (code === GREATER || code === SLASH) return false;
    if (!spaced) throw new NotWellFormed('white space was expected between attributes');
    const name = this.#readName();
    this.#skipSpace();
    if (!this.#skip(EQUALS)) throw new NotWellFormed(`the attribute ${quoted(name)} has no value`);
    this.#skipSpace();
    this.#sink.attribute(name, normaliseAttributeValue(this.#readLiteral(name)));
    return true;
  }

  #readLiteral(name: string): string {
    const quote = this.#text.charCodeAt(this.#at);
    if (quote !== QUOTE && quote !== APOSTROPHE)
      throw new NotWellFormed(`the value of ${quoted(name)} is not quoted`);
    const end = this.#text.indexOf(quote === QUOTE ? '"' : "'", this.#at + 1);
    if (end === -1) throw new NotWellFormed(`the value of ${quoted(name)} does not end`);
    const literal = this.#text.slice(this.#at + 1, end);
    if (literal.includes('<')) throw new NotWellFormed(`"<" stands in the value of ${quoted(name)}`);
    this.#at = end + 1;
    return literal;
  }

  #readEndTag(): void {
    const name = this.#open.pop();
    if (name === undefined) throw new NotWellFormed('there is an end tag without a start tag');
    const matches = this.#isNext(name, this.#at + 2);
    this.#at += 2 + name.length;
    this.#skipSpace();
    if (!matches || !this.#skip(GREATER))
      throw new NotWellFormed(`the end tag of ${quoted(name)} was expected`);
    this.#sink.endTag();
  }

  #readExclamation(): void {
    if (this.#text.startsWith('<!--', this.#at)) this.#readComment();
    else if (this.#text.startsWith('<![CDATA[', this.#at)) this.#readCdata();
    else if (this.#text.startsWith('<!DOCTYPE', this.#at)) refuseDoctype();
    else throw new NotWellFormed('"<!" begins neither a comment nor a CDATA section');
  }

  #readComment(): void {
    const end = this.#text.indexOf('--', this.#at + 4);
    if (end === -1) throw new NotWellFormed('a comment does not end');
    if (this.#text.charCodeAt(end + 2) !== GREATER) throw new NotWellFormed('"--" stands inside a comment');
    this.#sink.comment();
    this.#at = end + 3;
  }

  #readCdata(): void {
    if (this.#open.length === 0) throw new NotWellFormed('a CDATA section stands outside the root element');
    const end = this.#text.indexOf(']]>', this.#at + 9);
    if (end === -1) throw new NotWellFormed('a CDATA section does not end');
    this.#sink.text(this.#text.slice(this.#at + 9, end));
    this.#at = end + 3;
  }

  #readTagName(): string {
    const end = this.#at + this.#lastName.length;
    if (endsName(this.#text.charCodeAt(end)) && this.#isNext(this.#lastName, this.#at)) this.#at = end;
    else this.#lastName = this.#readName();
    return this.#lastName;
  }

  /** Names are short: this loop is faster than `startsWith`. */
  #isNext(name: string, from: number): boolean {
    for (let at = 0; at < name.length; at += 1) {
      if (this.#text.charCodeAt(from + at) !== name.charCodeAt(at)) return false;
    }
    return true;
  }

  #readName(): string {
    const start = this.#at;
    let at = start;
    while (!endsName(this.#text.charCodeAt(at))) at += 1;
    this.#at = at;
    return this.#text.slice(start, at);
  }

  #skipSpace(): boolean {
    const start = this.#at;
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
    return this.#at > start;
  }

  #skip(code: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at += 1;
    return true;
  }
}

function refuseInstruction(): never {
  throw new PlegmaError(
    'XML_INSTRUCTION_REFUSED',
    'The document has a processing instruction; none is allowed.',
  );
}

function refuseDoctype(): never {
  throw new PlegmaError('XML_DTD_REFUSED', 'The document has a document type declaration; none is read.');
}
