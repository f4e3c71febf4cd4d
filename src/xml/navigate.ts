import type { ExpandedName } from './names.ts';
import type { XmlElement } from './tree.ts';

/** The child elements, in document order; text between them is left out. */
export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The child elements of one name, in document order. */
export function childrenNamed(element: XmlElement, namespace: string, local: string): XmlElement[] {
  return childElements(element).filter((child) => isNamed(child, namespace, local));
}

/** The first child element of a name. Where a second one would be an attack, use {@link childrenNamed}. */
export function child(element: XmlElement, namespace: string, local: string): XmlElement | undefined {
  for (const candidate of element.children) {
    if (typeof candidate !== 'string' && isNamed(candidate, namespace, local)) return candidate;
  }
  return undefined;
}

/** Whether an element or attribute has this expanded name. */
export function isNamed(name: ExpandedName, namespace: string, local: string): boolean {
  return name.local === local && name.namespace === namespace;
}

/** The text directly inside an element, as written: white space is the caller's to judge. */
export function text(element: XmlElement): string {
  const [first] = element.children;
  if (first === undefined) return '';
  if (typeof first === 'string' && element.children.length === 1) return first;
  return element.children.filter((node) => typeof node === 'string').join('');
}

/** The value of an attribute; those without prefix are in no namespace (`''`). */
export function attribute(element: XmlElement, namespace: string, local: string): string | undefined {
  return element.attributes.find((candidate) => isNamed(candidate, namespace, local))?.value;
}

/**
 * Where an element stands, in local names from below `within` (or from the root): `SubmitJob/arguments/argument[2]`.
 * The number stands only where siblings have the same name.
 */
export function pathOf(element: XmlElement, within?: XmlElement): string {
  const steps: string[] = [];
  for (let at: XmlElement | undefined = element; at !== undefined && at !== within; at = at.parent) {
    steps.push(stepTo(at));
  }
  return steps.reverse().join('/');
}

function stepTo(element: XmlElement): string {
  if (element.parent === undefined) return element.local;
  const siblings = childrenNamed(element.parent, element.namespace, element.local);
  return siblings.length > 1 ? `${element.local}[${siblings.indexOf(element) + 1}]` : element.local;
}
