import { PlegmaError } from '../errors/plegma-error.ts';
import { limitExceeded, type XmlLimits } from './limits.ts';
import { type ExpandedName, type QName, splitQName } from './names.ts';
import { NamespaceScope, XML_NAMESPACE, XMLNS_NAMESPACE } from './namespaces.ts';
import { isNamed } from './navigate.ts';
import { NotWellFormed, quoted } from './not-well-formed.ts';
import type { TokenSink } from './tokenizer.ts';
import type { NamespaceDeclaration, XmlAttribute, XmlElement, XmlNode } from './tree.ts';

/** An attribute whose namespace is known only when the whole start tag has been read. */
interface GrowingAttribute extends XmlAttribute {
  namespace: string;
}

/** An element while it is read. It is handed on as {@link XmlElement}, and then never written to again. */
interface GrowingElement extends XmlElement {
  children: XmlNode[];
  commented: boolean;
  readonly parent: GrowingElement | undefined;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
/** Shared by all elements without content: never written to. */
const NO_CHILDREN: XmlNode[] = [];
const NO_DECLARATIONS: readonly NamespaceDeclaration[] = [];
/** Messages share their vocabularies, so each name is checked and split once; bounded, as strangers choose names too. */
const knownNames = new Map<string, QName>();
const MOST_KNOWN_NAMES = 1000;
const NON_BLANK = /[^\t\n\r ]/;

/**
 * Builds the tree from the tokens of a document, in their order: resolves prefixes by Namespaces in XML 1.0,
 * joins adjacent text, drops comments and holds the limits, each as soon as a token goes beyond it.
 */
export class TreeBuilder implements TokenSink {
  readonly #limits: XmlLimits;
  readonly #scope = new NamespaceScope();
  #root: GrowingElement | undefined;
  #current: GrowingElement | undefined;
  #depth = 0;
  #elements = 0;
  #allAttributes = 0;
  #text = '';
  /** The start tag that is being read, split and as written. */
  #tag: QName | undefined;
  #tagName: string | undefined;
  /** Characters of the attribute values of that tag so far. */
  #valueLength = 0;
  #attributes: GrowingAttribute[] = [];
  #declarations: NamespaceDeclaration[] = [];

  constructor(limits: XmlLimits) {
    this.#limits = limits;
  }

  /**
   * The root, when the whole document has been read.
   *
   * @throws {NotWellFormed} There was none.
   */
  finish(): XmlElement {
    if (this.#root === undefined) throw new NotWellFormed('there is no root element');
    return this.#root;
  }

  startTag(name: string): void {
    this.#elements += 1;
    this.#depth += 1;
    if (this.#elements > this.#limits.elements) throw this.#beyond('elements', this.#elements);
    if (this.#depth > this.#limits.depth) throw this.#beyond('depth', this.#depth);
    this.#valueLength = 0;
    // In a list each tag has the name of the one before.
    if (name === this.#tagName) return;
    this.#tag = this.#qName(name);
    this.#tagName = name;
  }

  attribute(name: string, value: string): void {
    this.#allAttributes += 1;
    if (this.#allAttributes > this.#limits.allAttributes)
      throw this.#beyond('allAttributes', this.#allAttributes);
    const ofElement = this.#attributes.length + this.#declarations.length + 1;
    if (ofElement > this.#limits.attributes) throw this.#beyond('attributes', ofElement);
    this.#valueLength += value.length;
    if (this.#valueLength > this.#limits.attributeValue)
      throw this.#beyond('attributeValue', this.#valueLength);
    if (name === 'xmlns') {
      this.#declarations.push(checkedDeclaration('', value));
      return;
    }
    const { prefix, local } = this.#qName(name);
    if (prefix === 'xmlns') this.#declarations.push(checkedDeclaration(local, value));
    else this.#attributes.push({ prefix, local, namespace: '', value });
  }

  startTagEnd(): void {
    if (this.#tag === undefined) return;
    const { prefix, local } = this.#tag;
    const declarations = this.#takeDeclarations();
    const parent = this.#current;
    const element: GrowingElement = {
      prefix,
      local,
      namespace: this.#namespaceOf(prefix),
      attributes: this.#takeAttributes(),
      declarations,
      children: NO_CHILDREN,
      parent,
      commented: false,
    };
    this.#flushText();
    if (parent === undefined) this.#root = element;
    else append(parent, element);
    this.#current = element;
  }

  endTag(): void {
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
    if (this.#text.length > this.#limits.text) throw this.#beyond('text', this.#text.length);
  }

  comment(): void {
    if (this.#current !== undefined) this.#current.commented = true;
  }

  #flushText(): void {
    if (this.#text === '') return;
    if (this.#current !== undefined) append(this.#current, this.#text);
    this.#text = '';
  }

  #takeDeclarations(): readonly NamespaceDeclaration[] {
    if (this.#declarations.length === 0) return NO_DECLARATIONS;
    const taken = this.#declarations;
    this.#declarations = [];
    if (taken.length > 1) refuseDuplicates(taken.map(({ prefix }) => ({ namespace: '', local: prefix })));
    for (const { prefix, uri } of taken) this.#scope.bind(prefix, uri);
    return taken;
  }

  #takeAttributes(): readonly XmlAttribute[] {
    if (this.#attributes.length === 0) return NO_ATTRIBUTES;
    const taken = this.#attributes;
    this.#attributes = [];
    for (const attribute of taken) {
      // The default namespace does not apply to attributes (Namespaces in XML 1.0 §6.2).
      if (attribute.prefix !== '') attribute.namespace = this.#namespaceOf(attribute.prefix);
    }
    if (taken.length > 1) refuseDuplicates(taken);
    return taken;
  }

  #namespaceOf(prefix: string): string {
    const namespace = this.#scope.resolve(prefix);
    if (namespace !== undefined) return namespace;
    throw new NotWellFormed(`the prefix ${quoted(prefix)} is not declared`);
  }

  #qName(name: string): QName {
    if (name.length > this.#limits.name) throw this.#beyond('name', name.length);
    const known = knownNames.get(name);
    if (known !== undefined) return known;
    const parts = splitQName(copyOf(name));
    if (parts === undefined) throw new NotWellFormed(`${quoted(name)} is no qualified name`);
    if (knownNames.size >= MOST_KNOWN_NAMES) knownNames.clear();
    knownNames.set(copyOf(name), parts);
    return parts;
  }

  #beyond(limit: keyof XmlLimits, found: number): PlegmaError {
    return limitExceeded(this.#limits, limit, found);
  }
}

/** Most elements have one child, a text: an array literal of one takes a sixth of the memory of one pushed to. */
function append(parent: GrowingElement, node: XmlNode): void {
  if (parent.children === NO_CHILDREN) parent.children = [node];
  else parent.children.push(node);
}

/** The rules on what may be declared: Namespaces in XML 1.0 §3 and §5 (no undeclaring of a prefix in 1.0). */
function checkedDeclaration(prefix: string, uri: string): NamespaceDeclaration {
  if (prefix === 'xmlns') throw new NotWellFormed('the prefix xmlns is declared');
  if (uri === XMLNS_NAMESPACE) throw new NotWellFormed(`a prefix is bound to ${XMLNS_NAMESPACE}`);
  if ((prefix === 'xml') !== (uri === XML_NAMESPACE)) {
    throw new NotWellFormed(`the prefix xml and ${XML_NAMESPACE} belong to each other only`);
  }
  if (uri === '' && prefix !== '')
    throw new NotWellFormed(`the prefix ${quoted(prefix)} is bound to no namespace`);
  return { prefix, uri };
}

/** Up to this many names, comparing all pairs is faster than building a set. */
const FEW_NAMES = 8;

/** Two spellings of one expanded name are one attribute (XML 1.0 §3.1, Namespaces in XML 1.0 §6.3). */
function refuseDuplicates(names: readonly ExpandedName[]): void {
  if (names.length > FEW_NAMES ? hasDuplicateOfMany(names) : hasDuplicate(names))
    throw new NotWellFormed('an attribute stands twice on one element');
}

function hasDuplicate(names: readonly ExpandedName[]): boolean {
  return names.some((name, index) => {
    for (let earlier = 0; earlier < index; earlier += 1) {
      const other = names[earlier];
      if (other !== undefined && isNamed(name, other.namespace, other.local)) return true;
    }
    return false;
  });
}

/** Comparing a hundred attributes in pairs would take ten times as long as all other work on them. */
function hasDuplicateOfMany(names: readonly ExpandedName[]): boolean {
  const seen = new Map<string, Set<string>>();
  return names.some(({ namespace, local }) => {
    const locals = seen.get(namespace);
    if (locals === undefined) seen.set(namespace, new Set([local]));
    else if (locals.has(local)) return true;
    else locals.add(local);
    return false;
  });
}

/** A slice of a document would keep the whole document in memory. */
function copyOf(name: string): string {
  return Array.from(name).join('');
}

/**
 * Readers disagree whether the value of `<a>1<!---->2</a>` is 1, 2 or 12, while the signature is the same for
 * all of them (IN-31, CVE-2018-0489): such a value is refused wherever it stands.
 */
function refuseCommentedValue(element: XmlElement): void {
  if (!element.children.some((child) => typeof child === 'string' && NON_BLANK.test(child))) return;
  throw new PlegmaError('XML_COMMENT_IN_VALUE', `A comment stands inside the value of ${element.local}.`);
}
