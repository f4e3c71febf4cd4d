import { PlegmaError } from '../errors/plegma-error.ts';
import { LINE_FEED } from './character-codes.ts';
import { normaliseLineEnds } from './characters.ts';
import { checkDeclaration, decodeXml } from './decode.ts';
import { DEFAULT_XML_LIMITS, limitExceeded, type XmlLimits } from './limits.ts';
import { NotWellFormed } from './not-well-formed.ts';
import { Tokenizer } from './tokenizer.ts';
import type { XmlElement } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';
import { atOnce, inTurns, type Steps } from './turns.ts';

/**
 * Reads a whole document into a tree, in one strict pass: XML 1.0 and Namespaces in XML 1.0, without document
 * type, processing instructions (SOAP 1.1 §3, R1008, R1009) and entities other than the five predefined ones.
 *
 * @param input Bytes in UTF-8 or, with a byte order mark, UTF-16; or the characters.
 * @param limits What differs from {@link DEFAULT_XML_LIMITS}.
 * @returns The root element.
 * @throws XML_NOT_WELL_FORMED A rule of XML or of its namespaces is broken; says where and which.
 * @throws XML_ENCODING The bytes are not what they are declared to be, or it is not XML 1.0.
 * @throws XML_DTD_REFUSED
 * @throws XML_INSTRUCTION_REFUSED
 * @throws XML_COMMENT_IN_VALUE A comment stands inside an element with text.
 * @throws XML_LIMIT_EXCEEDED
 * @example
 * const envelope = parseXml(body, { size: 1_000_000 });
 */
export function parseXml(input: string | Uint8Array, limits: Partial<XmlLimits> = {}): XmlElement {
  return atOnce(parsing(input, limits));
}

/**
 * {@link parseXml} for large documents from strangers: it yields to the event loop in between.
 *
 * @throws What `parseXml` throws.
 */
export function parseXmlInTurns(
  input: string | Uint8Array,
  limits: Partial<XmlLimits> = {},
): Promise<XmlElement> {
  return inTurns(parsing(input, limits));
}

function* parsing(input: string | Uint8Array, limits: Partial<XmlLimits>): Steps<XmlElement> {
  const held = { ...DEFAULT_XML_LIMITS, ...limits };
  if (input.length > held.size) throw limitExceeded(held, 'size', input.length);
  const { characters, encoding } = decodeXml(input);
  const text = yield* normaliseLineEnds(characters);
  const builder = new TreeBuilder(held);
  const tokenizer = new Tokenizer(text, builder);
  try {
    const declaration = tokenizer.readDeclaration();
    if (declaration !== undefined) checkDeclaration(declaration, encoding);
    yield* tokenizer.run();
    return builder.finish();
  } catch (error) {
    throw error instanceof NotWellFormed ? located(error, text, tokenizer.offset) : error;
  }
}

function located(error: NotWellFormed, text: string, offset: number): PlegmaError {
  let line = 1;
  let column = offset + 1;
  for (let at = 0; at < offset; at += 1) {
    if (text.charCodeAt(at) !== LINE_FEED) continue;
    line += 1;
    column = offset - at;
  }
  return new PlegmaError(
    'XML_NOT_WELL_FORMED',
    `The document is not well-formed at line ${line}, column ${column}: ${error.message}.`,
    { cause: error },
  );
}
