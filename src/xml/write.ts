import { AttributeOrder, compareDeclarations } from './canonical-order.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { ExpandedName, QName } from './names.ts';
import { NamespaceScope } from './namespaces.ts';
import type { NamespaceDeclaration, XmlAttribute } from './tree.ts';

/** A name with the prefix that it is written with (`''` for none); every element and attribute of a tree is one. */
export interface XmlName extends ExpandedName, QName {}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

/** The tags of an element as they are written. */
interface Tags {
  /** The start tag up to where declarations and attributes follow. */
  readonly opening: string;
  /** The start tag without any. */
  readonly plain: string;
  readonly end: string;
}

/** Messages are made of few names: their tags are kept, by prefix and local name, up to a bound. */
const keptTags = new Map<string, Map<string, Tags>>();
const MOST_KEPT = 2000;
let keptCount = 0;

/**
 * Writes a message part directly in its exclusive canonical form (Exclusive XML Canonicalization 1.0), so that
 * signing it needs no second pass. Namespaces are declared where they are first used, attributes are sorted, empty
 * elements are written as a pair of tags. The text means the same wherever it is put into a message, unless the
 * constructor was told what is declared there.
 *
 * @example
 * const LIST_SIZE = { prefix: 'r', namespace: 'urn:plegma:registry:1', local: 'ListSize' };
 * const writer = new CanonicalWriter();
 * writer.start(BODY, [{ ...WSU_ID, value: 'id-1' }]);
 * writer.leaf(LIST_SIZE, '3');
 * writer.end();
 * writer.toString();
 */
export class CanonicalWriter {
  readonly #rendered = new NamespaceScope();
  readonly #endTags: string[] = [];
  /** How many declarations each open element carries. */
  readonly #declared: number[] = [];
  #pending: NamespaceDeclaration[] = [];
  #text = '';
  /** Made when it is first needed: most messages have no element with two attributes. */
  #order: AttributeOrder | undefined;

  /** @param around Declarations of the elements that the text will stand in; they are not repeated in it. */
  constructor(around: readonly NamespaceDeclaration[] = []) {
    for (const { prefix, uri } of around) this.#rendered.bind(prefix, uri);
  }

  /**
   * Declares a namespace on the next start tag even if no name uses it: for prefixes inside values (`xsi:type`, IN-41).
   * The form is then canonical only for a signature that lists the prefix in `InclusiveNamespaces`.
   */
  declare(prefix: string, uri: string): void {
    if (this.#rendered.resolve(prefix) === uri) return;
    this.#rendered.bind(prefix, uri);
    this.#pending.push({ prefix, uri });
  }

  /** A start tag. One prefix must mean one namespace within it. */
  start(name: XmlName, attributes: readonly XmlAttribute[] = NO_ATTRIBUTES): void {
    const tags = tagsOf(name);
    this.declare(name.prefix, name.namespace);
    for (const attribute of attributes) {
      if (attribute.prefix !== '') this.declare(attribute.prefix, attribute.namespace);
    }
    this.#endTags.push(tags.end);
    this.#declared.push(this.#pending.length);
    if (this.#pending.length === 0 && attributes.length === 0) {
      this.#text += tags.plain;
      return;
    }
    this.#text += tags.opening;
    this.#writeDeclarations();
    this.#writeAttributes(attributes);
    this.#text += '>';
  }

  /** Character data; may be called several times in a row. */
  text(value: string): void {
    this.#text += escapeText(value);
  }

  /** The end tag of the element that was started last. */
  end(): void {
    this.#text += this.#endTags.pop() ?? '';
    this.#rendered.release(this.#declared.pop() ?? 0);
  }

  /** An element with nothing but text. */
  leaf(name: XmlName, value: string, attributes?: readonly XmlAttribute[]): void {
    this.start(name, attributes);
    this.text(value);
    this.end();
  }

  /**
   * Content that was written before, as it is. The whole stays canonical only if the content declares nothing that
   * its ancestors declare; to write a tree use `writeElement`, which sees to that.
   */
  raw(canonical: string): void {
    this.#text += canonical;
  }

  /** How many characters were written so far. */
  get length(): number {
    return this.#text.length;
  }

  /** What was written so far. */
  toString(): string {
    return this.#text;
  }

  #writeDeclarations(): void {
    const pending = this.#pending;
    if (pending.length === 0) return;
    if (pending.length > 1) pending.sort(compareDeclarations);
    for (const { prefix, uri } of pending) {
      this.#text +=
        prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
    }
    this.#pending = [];
  }

  #writeAttributes(attributes: readonly XmlAttribute[]): void {
    const sorted = attributes.length > 1 ? this.#inOrder(attributes) : attributes;
    for (const { prefix, local, value } of sorted) {
      this.#text += prefix === '' ? ` ${local}="` : ` ${prefix}:${local}="`;
      this.#text += `${escapeAttribute(value)}"`;
    }
  }

  #inOrder(attributes: readonly XmlAttribute[]): readonly XmlAttribute[] {
    this.#order ??= new AttributeOrder();
    return attributes.toSorted(this.#order.compare);
  }
}

function tagsOf({ prefix, local }: XmlName): Tags {
  return keptTags.get(prefix)?.get(local) ?? keepTags(prefix, local);
}

function keepTags(prefix: string, local: string): Tags {
  const qName = prefix === '' ? local : `${prefix}:${local}`;
  const tags = { opening: `<${qName}`, plain: `<${qName}>`, end: `</${qName}>` };
  if (keptCount >= MOST_KEPT) {
    keptTags.clear();
    keptCount = 0;
  }
  const ofPrefix = keptTags.get(prefix) ?? new Map<string, Tags>();
  keptTags.set(prefix, ofPrefix.set(local, tags));
  keptCount += 1;
  return tags;
}
