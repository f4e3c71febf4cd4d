import { PlegmaError } from '../errors/plegma-error.ts';
import { STRETCH } from './characters.ts';
import { declarationsInScope } from './namespaces.ts';
import type { XmlElement, XmlNode } from './tree.ts';
import { atOnce, PIECES_OF_A_STEP, type Steps, Turns } from './turns.ts';
import { CanonicalWriter } from './write.ts';

/** What a signature's transforms ask for. */
export interface CanonicaliseOptions {
  /**
   * The `PrefixList` of `ec:InclusiveNamespaces`: prefixes that are declared wherever they are in scope, even if no
   * name uses them. `#default` is the default namespace.
   */
  readonly inclusivePrefixes?: readonly string[];
  /** A descendant that is left out with all its content: the signature itself under the enveloped-signature transform (XML-DSig §6.6.4). */
  readonly omit?: XmlElement;
  /** The most characters that the canonical form may have; see {@link LONGEST_CANONICAL}. */
  readonly longest?: number;
}

/**
 * Characters: four times the largest document. A namespace is declared again on every element that uses it while its
 * parent does not (Exclusive C14N §3): one of 60,000 characters, used by 100,000 siblings, would come to gigabytes.
 */
export const LONGEST_CANONICAL = 64 * 1024 * 1024;

type PrefixRule = (prefix: string) => boolean;
const NO_PREFIX: PrefixRule = () => false;
const ANY_PREFIX: PrefixRule = () => true;

/**
 * The exclusive canonical form of an element with all it contains, where it stands in its document: Exclusive
 * XML Canonicalization 1.0 without comments. Inclusive canonicalisation is not offered (IN-31): under it the
 * same bytes can be moved into another context.
 *
 * @returns Text to be digested as UTF-8.
 * @throws XML_RELATIVE_NAMESPACE A namespace in it is a relative reference (C14N §1.3: must be reported).
 * @example
 * const digested = canonicalise(body, { inclusivePrefixes: ['xsd'] });
 */
export function canonicalise(element: XmlElement, options: CanonicaliseOptions = {}): string {
  return atOnce(canonicalising(element, options));
}

/**
 * {@link canonicalise} for large elements from strangers: it yields to the event loop in between.
 *
 * @param turns Of the work that this is a part of.
 * @throws XML_RELATIVE_NAMESPACE
 * @throws XML_LIMIT_EXCEEDED The form is longer than `longest`, by default {@link LONGEST_CANONICAL}.
 */
export function canonicaliseInTurns(
  element: XmlElement,
  options: CanonicaliseOptions = {},
  turns = new Turns(),
): Promise<string> {
  return turns.take(canonicalising(element, { longest: LONGEST_CANONICAL, ...options }));
}

function* canonicalising(element: XmlElement, options: CanonicaliseOptions): Steps<string> {
  const writer = new CanonicalWriter();
  const inclusive = prefixRule(options.inclusivePrefixes);
  if (inclusive !== NO_PREFIX) declareInScope(writer, element, inclusive);
  yield* writingTree(writer, element, inclusive, options);
  return writer.toString();
}

function refuseLonger({ length }: CanonicalWriter, longest: number): void {
  if (length <= longest) return;
  throw new PlegmaError(
    'XML_LIMIT_EXCEEDED',
    `The limit on the length of what a signature covers, in canonical form, is ${longest}, found ${length}.`,
  );
}

/**
 * Writes a tree into a message part that is being written, in canonical form there: `xsd:any` content, members
 * of another vocabulary. Prefixes that only values use are not declared.
 *
 * @throws XML_RELATIVE_NAMESPACE
 */
export function writeElement(writer: CanonicalWriter, element: XmlElement): void {
  atOnce(writingTree(writer, element, NO_PREFIX));
}

/**
 * An element as a document of its own, with every declaration that is in scope, so that prefixes inside values
 * mean what they meant: to show and to store, not to sign.
 *
 * @throws XML_RELATIVE_NAMESPACE
 */
export function serialise(element: XmlElement): string {
  const writer = new CanonicalWriter();
  declareInScope(writer, element, ANY_PREFIX);
  atOnce(writingTree(writer, element, ANY_PREFIX));
  return writer.toString();
}

function prefixRule(prefixes: readonly string[] = []): PrefixRule {
  if (prefixes.length === 0) return NO_PREFIX;
  const listed = new Set(prefixes.map((prefix) => (prefix === '#default' ? '' : prefix)));
  return (prefix) => listed.has(prefix);
}

/** Listed prefixes are treated as inclusive canonicalisation would: declarations of ancestors count (Exclusive C14N §3). */
function declareInScope(writer: CanonicalWriter, element: XmlElement, listed: PrefixRule): void {
  for (const { prefix, uri } of declarationsInScope(element)) {
    if (listed(prefix)) writer.declare(prefix, uri);
  }
}

/** Walks the tree with a stack of its own rather than by recursion, so that it can yield anywhere. */
function* writingTree(
  writer: CanonicalWriter,
  element: XmlElement,
  inclusive: PrefixRule,
  { omit, longest = Number.POSITIVE_INFINITY }: Pick<CanonicaliseOptions, 'omit' | 'longest'> = {},
): Steps<void> {
  /** Where to go on in each open element, outermost first. */
  const above: { readonly nodes: readonly XmlNode[]; readonly at: number }[] = [];
  startElement(writer, element, inclusive);
  let nodes = element.children;
  let at = 0;
  for (let piece = 1; ; piece += 1) {
    refuseLonger(writer, longest);
    const node = nodes[at];
    at += 1;
    if (node === undefined) {
      writer.end();
      const place = above.pop();
      if (place === undefined) return;
      ({ nodes, at } = place);
    } else if (typeof node === 'string') {
      if (node.length > STRETCH) yield* writingText(writer, node);
      else writer.text(node);
    } else if (node !== omit) {
      startElement(writer, node, inclusive);
      above.push({ nodes, at });
      nodes = node.children;
      at = 0;
    }
    if (piece % PIECES_OF_A_STEP === 0) yield;
  }
}

function* writingText(writer: CanonicalWriter, text: string): Steps<void> {
  for (let written = 0; written < text.length; written += STRETCH) {
    writer.text(text.slice(written, written + STRETCH));
    yield;
  }
}

function startElement(writer: CanonicalWriter, element: XmlElement, inclusive: PrefixRule): void {
  for (const { prefix, uri } of element.declarations) {
    refuseRelative(uri);
    if (inclusive(prefix)) writer.declare(prefix, uri);
  }
  writer.start(element, element.attributes);
}

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

function refuseRelative(uri: string): void {
  if (uri === '' || ABSOLUTE.test(uri)) return;
  throw new PlegmaError(
    'XML_RELATIVE_NAMESPACE',
    `The namespace "${uri.slice(0, 80)}" is a relative reference; signed parts need absolute ones.`,
  );
}
