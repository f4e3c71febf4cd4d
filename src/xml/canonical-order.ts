import type { NamespaceDeclaration, XmlAttribute } from './tree.ts';

/**
 * Compares by code point, as C14N §2.3 and XPath do. Neither the language's `<` will do, which compares UTF-16
 * units and puts U+10000 before U+E000, nor a locale's order, which puts `a` before `B` (IN-32).
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

/** Attributes by namespace URI, then local name: those in no namespace first (C14N §2.2). */
export function compareAttributes(left: XmlAttribute, right: XmlAttribute): number {
  return compareCodePoints(left.namespace, right.namespace) || compareCodePoints(left.local, right.local);
}
