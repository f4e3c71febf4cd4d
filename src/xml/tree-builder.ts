import { PlegmaError } from '../errors/plegma-error.ts';
import { limitExceeded, type XmlLimits } from './limits.ts';
import { clarkName, type QName, splitQName } from './names.ts';
import { NamespaceScope, XML_NAMESPACE, XMLNS_NAMESPACE } from './namespaces.ts';
import type { NamespaceDeclaration, XmlAttribute, XmlElement, XmlNode } from './tree.ts';

interface RawAttribute extends QName {
  readonly value: string;
}

/** An element while it is read; as {@link XmlElement} it is handed on and never written to again. */
interface GrowingElement extends XmlElement {
  children: XmlNode[];
  commented: boolean;
  readonly parent: GrowingElement | undefined;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NO_DECLARATIONS: readonly NamespaceDeclaration[] = [];
const NON_BLANK = /[^\t\n\r ]/;

/**
 * Builds the tree from the tokens of a document, in their order: resolves prefixes by Namespaces in XML 1.0,
 * joins adjacent text, drops comments and holds the limits, each as soon as a token goes beyond it.
 */
export class TreeBuilder {
  readonly #limits: XmlLimits;
  readonly #scope = new NamespaceScope();
  /** Names repeat within a message: each spelling is checked and split once. */
  readonly #names = new Map<string, QName>();
  #root: GrowingElement | undefined;
  #current: GrowingElement | undefined;
  #depth = 0;
  #elements = 0;
  #text = '';
  #attributes: RawAttribute[] = [];
  #declarations: NamespaceDeclaration[] = [];

  constructor(limits: XmlLimits) {
    this.#limits = limits;
  }

  /** The root, once its end tag has been read. */
  get root(): XmlElement | undefined {
    return this.#depth === 0 ? this.#root : undefined;
  }

  /** `<name`, before any attribute is read: the place to stop a bomb. */
  startTag(): void {
    this.#elements += 1;
    this.#depth += 1;
    this.#hold('elements', this.#elements);
    this.#hold('depth', this.#depth);
  }

  /** One attribute of the open start tag, its value normalised; declarations are put aside. */
  attribute(name: string, value: string): void {
    this.#hold('attributes', this.#attributes.length + this.#declarations.length + 1);
    this.#hold('attributeValue', value.length);
    if (name === 'xmlns') {
      this.#declarations.push(checkedDeclaration('', value));
      return;
    }
    const { prefix, local } = this.#qName(name);
    if (prefix === 'xmlns') this.#declarations.push(checkedDeclaration(local, value));
    else this.#attributes.push({ prefix, local, value });
  }

  /** The `>` of a start tag: everything that its names mean is known now. */
  openElement(name: string): void {
    const { prefix, local } = this.#qName(name);
    const declarations = this.#takeDeclarations();
    for (const declaration of declarations) this.#scope.bind(declaration.prefix, declaration.uri);
    const parent = this.#current;
    const element: GrowingElement = {
      prefix,
      local,
      namespace: this.#namespaceOf(prefix),
      attributes: this.#takeAttributes(),
      declarations,
      children: [],
      parent,
      commented: false,
    };
    this.#flushText();
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
    this.#current = element;
  }

  closeElement(): void {
    this.#flushText();
    const element = this.#current;
    if (element === undefined) return;
    if (element.commented) refuseCommentedValue(element);
    this.#scope.release(element.declarations.length);
    this.#depth -= 1;
    this.#current = element.parent;
  }

  /** Character data or CDATA; outside the root it can only be white space. */
  text(text: string): void {
    if (this.#current === undefined) return;
    this.#text += text;
    this.#hold('text', this.#text.length);
  }

  comment(): void {
    if (this.#current !== undefined) this.#current.commented = true;
  }

  #flushText(): void {
    if (this.#text === '') return;
    this.#current?.children.push(this.#text);
    this.#text = '';
  }

  #takeDeclarations(): readonly NamespaceDeclaration[] {
    if (this.#declarations.length === 0) return NO_DECLARATIONS;
    const taken = this.#declarations;
    this.#declarations = [];
    return taken;
  }

  #takeAttributes(): readonly XmlAttribute[] {
    if (this.#attributes.length === 0) return NO_ATTRIBUTES;
    const taken = this.#attributes.map(({ prefix, local, value }): XmlAttribute => {
      // The default namespace does not apply to attributes (Namespaces in XML 1.0 §6.2).
      return { prefix, local, namespace: prefix === '' ? '' : this.#namespaceOf(prefix), value };
    });
    this.#attributes = [];
    if (taken.length > 1) refuseDuplicates(taken);
    return taken;
  }

  #namespaceOf(prefix: string): string {
    const namespace = this.#scope.resolve(prefix);
    if (namespace !== undefined) return namespace;
    throw notWellFormed(`the prefix ${prefix} is not declared`);
  }

  #qName(name: string): QName {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#hold('name', name.length);
    const parts = splitQName(name);
    if (parts === undefined) throw notWellFormed(`${name} is not a qualified name`);
    this.#names.set(name, parts);
    return parts;
  }

  #hold(limit: keyof XmlLimits, found: number): void {
    if (found > this.#limits[limit]) throw limitExceeded(this.#limits, limit, found);
  }
}

/** The rules on what may be declared: Namespaces in XML 1.0 §3 and §5 (no undeclaring of a prefix in 1.0). */
function checkedDeclaration(prefix: string, uri: string): NamespaceDeclaration {
  if (prefix === 'xmlns') throw notWellFormed('the prefix xmlns may not be declared');
  if (uri === XMLNS_NAMESPACE) throw notWellFormed(`no prefix may be bound to ${XMLNS_NAMESPACE}`);
  if ((prefix === 'xml') !== (uri === XML_NAMESPACE)) {
    throw notWellFormed(`the prefix xml and the namespace ${XML_NAMESPACE} belong to each other only`);
  }
  if (uri === '' && prefix !== '')
    throw notWellFormed(`the prefix ${prefix} is declared with an empty namespace`);
  return { prefix, uri };
}

/** Two spellings of one expanded name are one attribute (Namespaces in XML 1.0 §6.3). */
function refuseDuplicates(attributes: readonly XmlAttribute[]): void {
  const seen = new Set<string>();
  for (const attribute of attributes) {
    const name = clarkName(attribute);
    if (seen.has(name)) throw notWellFormed(`the attribute ${name} stands twice on one element`);
    seen.add(name);
  }
}

/**
 * Readers disagree whether the value of `<a>1<!---->2</a>` is 1, 2 or 12, while the signature is the same for
 * all of them (IN-31, CVE-2018-0489): such a value is refused wherever it stands.
 */
function refuseCommentedValue(element: XmlElement): void {
  if (!element.children.some((child) => typeof child === 'string' && NON_BLANK.test(child))) return;
  throw new PlegmaError('XML_COMMENT_IN_VALUE', `A comment stands inside the value of ${element.local}.`);
}

function notWellFormed(found: string): PlegmaError {
  return new PlegmaError('XML_NOT_WELL_FORMED', `The document is not namespace-well-formed: ${found}.`);
}
