import { PlegmaError } from '../errors/plegma-error.ts';
import { type ExpandedName, splitQName } from './names.ts';
import type { NamespaceDeclaration, XmlElement } from './tree.ts';

/** Bound to the prefix `xml` everywhere, without a declaration. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
/** The namespace of namespace declarations themselves; no prefix can be bound to it. */
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/**
 * The bindings in force while a document is read or written from start to end. One map with an undo log serves the
 * whole document: an element costs what it declares, however deep it stands, so no message can multiply depth by
 * declarations.
 */
export class NamespaceScope {
  readonly #bound = new Map<string, string>([
    ['', ''],
    ['xml', XML_NAMESPACE],
  ]);
  readonly #replaced: [prefix: string, uri: string | undefined][] = [];

  /** The namespace that the prefix is bound to now; `''` for the default one where none is declared. */
  resolve(prefix: string): string | undefined {
    return this.#bound.get(prefix);
  }

  bind(prefix: string, uri: string): void {
    this.#replaced.push([prefix, this.#bound.get(prefix)]);
    this.#bound.set(prefix, uri);
  }

  /** Takes the last `count` bindings back: at the end of the element that made them. */
  release(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const last = this.#replaced.pop();
      if (last === undefined) return;
      const [prefix, uri] = last;
      if (uri === undefined) this.#bound.delete(prefix);
      else this.#bound.set(prefix, uri);
    }
  }
}

/** The namespace that a prefix is bound to at this element; `''` (no namespace) for the default one undeclared. */
export function lookupNamespace(element: XmlElement, prefix: string): string | undefined {
  if (prefix === 'xml') return XML_NAMESPACE;
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const declaration = at.declarations.find((candidate) => candidate.prefix === prefix);
    if (declaration !== undefined) return declaration.uri;
  }
  return prefix === '' ? '' : undefined;
}

/** Every declaration in scope at an element, the nearest of each prefix, undeclared defaults left out. */
export function declarationsInScope(element: XmlElement): NamespaceDeclaration[] {
  const nearest = new Map<string, NamespaceDeclaration>();
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    for (const declaration of at.declarations) {
      if (!nearest.has(declaration.prefix)) nearest.set(declaration.prefix, declaration);
    }
  }
  return [...nearest.values()].filter((declaration) => declaration.uri !== '');
}

/**
 * The name that a value such as `xsi:type="p:Job"` means where it stands. Without a prefix it is in the
 * default namespace (XML Schema part 2 §3.2.18); white space round it does not count.
 *
 * @throws XML_PREFIX_UNDECLARED The prefix is not declared there, or the value is no qualified name.
 */
export function resolveQName(element: XmlElement, value: string): ExpandedName {
  const name = splitQName(value.trim());
  if (name === undefined) {
    throw new PlegmaError(
      'XML_PREFIX_UNDECLARED',
      `A qualified name was expected, found "${value.slice(0, 80)}".`,
    );
  }
  const namespace = lookupNamespace(element, name.prefix);
  if (namespace === undefined) {
    throw new PlegmaError('XML_PREFIX_UNDECLARED', `The prefix of "${value.slice(0, 80)}" is not declared.`);
  }
  return { namespace, local: name.local };
}
