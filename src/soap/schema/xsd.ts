import { PlegmaError } from '../../errors/plegma-error.ts';
import { attribute, childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { XSD_NAMESPACE } from './model.ts';

/** Children of a schema component that are XML Schema's own, annotations left out. */
export function schemaChildren(node: XmlElement): XmlElement[] {
  return childElements(node).filter(
    (child) => child.namespace === XSD_NAMESPACE && child.local !== 'annotation',
  );
}

/** The first child of XML Schema with one of these names. */
export function schemaChild(node: XmlElement, ...locals: string[]): XmlElement | undefined {
  return schemaChildren(node).find((child) => locals.includes(child.local));
}

/** An attribute of a component without surrounding white space. */
export function schemaAttribute(node: XmlElement, local: string): string | undefined {
  return attribute(node, '', local)?.trim();
}

/** An attribute that the component cannot do without. */
export function requiredAttribute(node: XmlElement, local: string): string {
  const value = schemaAttribute(node, local);
  if (value === undefined) throw invalidDocument(`${describe(node)} has no attribute ${local}.`);
  return value;
}

/** Whether a component says yes to something that it may say no to. */
export function isTrue(node: XmlElement, local: string): boolean {
  const value = schemaAttribute(node, local);
  return value === 'true' || value === '1';
}

/** How sentences name a component: `xsd:element "job"`, `wsdl:part "body"`. */
export function describe(node: XmlElement): string {
  const name = schemaAttribute(node, 'name') ?? schemaAttribute(node, 'ref');
  const kind = `${node.namespace === XSD_NAMESPACE ? 'xsd' : 'wsdl'}:${node.local}`;
  return name === undefined
    ? `${node.namespace === XSD_NAMESPACE ? 'An' : 'A'} ${kind}`
    : `${kind} "${name}"`;
}

/** The refusal of a schema or description that cannot be worked with. */
export function invalidDocument(sentence: string): PlegmaError {
  return new PlegmaError('SCHEMA_DOCUMENT_INVALID', sentence);
}
