import { SaxesParser } from 'saxes';
import { PlegmaError } from '../errors/plegma-error.ts';
import { checkDeclaration, decodeXml } from './decode.ts';
import { DEFAULT_XML_LIMITS, limitExceeded, type XmlLimits } from './limits.ts';
import type { XmlElement } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';

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
  const held = { ...DEFAULT_XML_LIMITS, ...limits };
  if (input.length > held.size) throw limitExceeded(held, 'size', input.length);
  const { text, encoding } = decodeXml(input);
  const builder = new TreeBuilder(held);
  const parser = new SaxesParser({ position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  parser.on('xmldecl', (declared) => checkDeclaration(declared, encoding));
  parser.on('doctype', refuseDoctype);
  parser.on('processinginstruction', refuseInstruction);
  parser.on('opentagstart', () => builder.startTag());
  parser.on('attribute', ({ name, value }) => builder.attribute(name, value));
  parser.on('opentag', (tag) => builder.openElement(tag.name));
  parser.on('closetag', () => builder.closeElement());
  parser.on('text', (characters) => builder.text(characters));
  parser.on('cdata', (characters) => builder.text(characters));
  parser.on('comment', () => builder.comment());
  try {
    parser.write(text).close();
  } catch (cause) {
    throw cause instanceof PlegmaError ? cause : notWellFormed(parser, cause);
  }
  if (builder.root === undefined) throw notWellFormed(parser, undefined);
  return builder.root;
}

function refuseDoctype(): never {
  throw new PlegmaError('XML_DTD_REFUSED', 'The document has a document type declaration; none is read.');
}

function refuseInstruction(): never {
  throw new PlegmaError(
    'XML_INSTRUCTION_REFUSED',
    'The document has a processing instruction; none is allowed.',
  );
}

/** saxes puts names of the document into its sentences: what a peer sees of them is kept short. */
function notWellFormed(parser: SaxesParser, cause: unknown): PlegmaError {
  const reason = cause instanceof Error ? cause.message.slice(0, 160).replace(/\.$/, '') : 'it has no root';
  return new PlegmaError(
    'XML_NOT_WELL_FORMED',
    `The document is not well-formed at line ${parser.line}, column ${parser.column}: ${reason}.`,
    { cause },
  );
}
