import { PlegmaError } from '../errors/plegma-error.ts';
import { declarationsInScope } from './namespaces.ts';
import type { XmlElement } from './tree.ts';
import { CanonicalWriter } from './write.ts';

/** What a signature's transforms ask for. */
export interface CanonicaliseOptions {
  /** The `PrefixList` of `ec:InclusiveNamespaces`: declared where they are in scope even if no name uses them. `#default` is the default namespace. */
  readonly inclusivePrefixes?: readonly string[];
  /** A descendant that is left out with all its content: the signature itself under the enveloped-signature transform (XML-DSig §6.6.4). */
  readonly omit?: XmlElement;
}

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
  const writer = new CanonicalWriter();
  const inclusive = prefixRule(options.inclusivePrefixes);
  if (inclusive !== NO_PREFIX) declareInScope(writer, element, inclusive);
  writeTree(writer, element, inclusive, options.omit);
  return writer.toString();
}

/**
 * Writes a tree into a message part that is being written, in canonical form there: `xsd:any` content, members
 * of another vocabulary. Prefixes that only values use are not declared.
 *
 * @throws XML_RELATIVE_NAMESPACE
 */
export function writeElement(writer: CanonicalWriter, element: XmlElement): void {
  writeTree(writer, element, NO_PREFIX, undefined);
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
  writeTree(writer, element, ANY_PREFIX, undefined);
  return writer.toString();
}

function prefixRule(prefixes: readonly string[] = []): PrefixRule {
  if (prefixes.length === 0) return NO_PREFIX;
  const listed = new Set(prefixes.map((prefix) => (prefix === '#default' ? '' : prefix)));
  return (prefix) => listed.has(prefix);
}

/** Listed prefixes are treated as inclusive canonicalisation does: what stands above counts (Exclusive C14N §3). */
function declareInScope(writer: CanonicalWriter, element: XmlElement, listed: PrefixRule): void {
  for (const { prefix, uri } of declarationsInScope(element)) {
    if (listed(prefix)) writer.declare(prefix, uri);
  }
}

function writeTree(
  writer: CanonicalWriter,
  element: XmlElement,
  inclusive: PrefixRule,
  omit: XmlElement | undefined,
): void {
  for (const { prefix, uri } of element.declarations) {
    refuseRelative(uri);
    if (inclusive(prefix)) writer.declare(prefix, uri);
  }
  writer.start(element, element.attributes);
  for (const child of element.children) {
    if (typeof child === 'string') writer.text(child);
    else if (child !== omit) writeTree(writer, child, inclusive, omit);
  }
  writer.end();
}

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

function refuseRelative(uri: string): void {
  if (uri === '' || ABSOLUTE.test(uri)) return;
  throw new PlegmaError(
    'XML_RELATIVE_NAMESPACE',
    `The namespace "${uri.slice(0, 80)}" is a relative reference; signed parts need absolute ones.`,
  );
}
