import type { NamespaceDeclaration, XmlAttribute } from './tree.ts';

/**
 * Compares by code point, as C14N §2.3 and XPath do. JavaScript's `<` will not do: it compares UTF-16 units and puts
 * U+10000 before U+E000. Nor will a locale's order, which puts `a` before `B` (IN-32).
 */
export function compareCodePoints(left: string, right: string): number {
  if (left === right) return 0;
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += 1) {
    const leftUnit = left.charCodeAt(at);
    const rightUnit = right.charCodeAt(at);
    if (leftUnit !== rightUnit) return orderOfUnit(leftUnit) - orderOfUnit(rightUnit);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above every other unit. */
function orderOfUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Declarations by prefix, the default namespace first (C14N §2.2). */
export function compareDeclarations(left: NamespaceDeclaration, right: NamespaceDeclaration): number {
  return compareCodePoints(left.prefix, right.prefix);
}

/** Characters. Shorter namespaces are compared faster than an earlier result is looked up. */
const LONG = 64;
const MOST_KNOWN = 10_000;

/**
 * Attributes by namespace URI, then local name: those in no namespace first (C14N §2.2). One instance serves a whole
 * document: a hundred long namespaces that differ in their last character are compared once, not on every element.
 */
export class AttributeOrder {
  #known = new Map<string, Map<string, number>>();
  #size = 0;

  readonly compare = (left: XmlAttribute, right: XmlAttribute): number =>
    this.#namespaces(left.namespace, right.namespace) || compareCodePoints(left.local, right.local);

  #namespaces(left: string, right: string): number {
    if (left === right) return 0;
    if (left.length < LONG || right.length < LONG) return compareCodePoints(left, right);
    return this.#known.get(left)?.get(right) ?? this.#learn(left, right);
  }

  #learn(left: string, right: string): number {
    if (this.#size >= MOST_KNOWN) {
      this.#known = new Map();
      this.#size = 0;
    }
    const order = compareCodePoints(left, right);
    const others = this.#known.get(left) ?? new Map<string, number>();
    this.#known.set(left, others.set(right, order));
    this.#size += 1;
    return order;
  }
}
