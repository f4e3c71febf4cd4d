import { PlegmaError } from '../../errors/plegma-error.ts';
import { attribute, childElements, childrenNamed, pathOf, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';

/** GRIA's application metadata (GR-6). `Parameters` in it is our reconstruction (GR-48). */
export const GRIA_APPLICATION = 'http://www.it-innovation.soton.ac.uk/2007/grid/application';

/** Our own namespace: its one element `Execution` holds what GRIA has no place for. */
export const PLEGMA_APPLICATION = 'urn:plegma:application:1';

/**
 * An error in metadata.
 *
 * @param sentence What was found and what is expected, to stand behind the path of the element.
 */
export function metadataFault(element: XmlElement, sentence: string): PlegmaError {
  return new PlegmaError('APPLICATION_INVALID', `${pathOf(element)}: ${sentence}`);
}

/** The one child of this name, in the namespace of its parent. @throws APPLICATION_INVALID */
export function requiredChild(parent: XmlElement, local: string): XmlElement {
  const found = optionalChild(parent, local);
  if (found === undefined) throw metadataFault(parent, `has no ${local}; exactly one is needed.`);
  return found;
}

/** The child of this name, if there is one. @throws APPLICATION_INVALID where there are several. */
export function optionalChild(parent: XmlElement, local: string): XmlElement | undefined {
  const found = childrenNamed(parent, parent.namespace, local);
  if (found.length > 1)
    throw metadataFault(parent, `has ${found.length} elements ${local}; one at most is allowed.`);
  return found[0];
}

/** The text of a child without the white space around it; undefined where child or text is missing. */
export function optionalText(parent: XmlElement, local: string): string | undefined {
  const found = optionalChild(parent, local);
  const content = found === undefined ? '' : text(found).trim();
  return content === '' ? undefined : content;
}

/** The text of a child that must be there. @throws APPLICATION_INVALID */
export function requiredText(parent: XmlElement, local: string): string {
  const content = optionalText(parent, local);
  if (content === undefined) throw metadataFault(parent, `has no text in ${local}; one is needed.`);
  return content;
}

/** The number in a child, if it is there. @throws APPLICATION_INVALID where it is not a number of 0 or more. */
export function optionalNumber(parent: XmlElement, local: string): number | undefined {
  const content = optionalText(parent, local);
  if (content === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(content)) return Number(content);
  throw metadataFault(parent, `${local} is "${content}"; a number of 0 or more is expected.`);
}

/** An xsd:boolean attribute. @throws APPLICATION_INVALID */
export function booleanAttribute(element: XmlElement, local: string, otherwise: boolean): boolean {
  const value = attribute(element, '', local);
  if (value === undefined) return otherwise;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw metadataFault(element, `the attribute ${local} is "${value}"; true or false is expected.`);
}

/**
 * The name of a stager or parameter: it becomes part of an environment variable and of a file name.
 *
 * @throws APPLICATION_INVALID
 */
export function strictName(element: XmlElement): string {
  const name = attribute(element, '', 'name');
  if (name !== undefined && /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)) return name;
  throw metadataFault(
    element,
    `the attribute name is "${name ?? ''}"; a letter, then letters, digits and _ are expected.`,
  );
}

/** Refuses children of other names: a misspelt element must not be passed over. @throws APPLICATION_INVALID */
export function allowOnly(parent: XmlElement, locals: readonly string[]): void {
  const stranger = childElements(parent).find(
    (element) => element.namespace !== parent.namespace || !locals.includes(element.local),
  );
  if (stranger === undefined) return;
  throw metadataFault(stranger, `is not expected here; allowed in ${parent.local} are ${locals.join(', ')}.`);
}

/** Refuses two equal names; upper and lower case make no difference. @throws APPLICATION_INVALID */
export function refuseDuplicates(parent: XmlElement, names: readonly string[]): void {
  const twice = names.find((name, index) => names.findIndex((other) => sameName(other, name)) !== index);
  if (twice !== undefined) throw metadataFault(parent, `has the name ${twice} twice; names must differ.`);
}

function sameName(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}
