import { clarkName } from '../../xml/names.ts';
import { child, childElements, childrenNamed, isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { ComplexType } from '../schema/model.ts';
import { describe, invalidDocument, requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';
import type { OperationBinding } from './binding-context.ts';
import { elementOf, nameOf } from './part-names.ts';
import { rpcWrapper } from './rpc-wrapper.ts';
import { targetNamespaceOf } from './wsdl-components.ts';
import { MIME_NAMESPACE } from './wsdl-names.ts';

/** What the request or response of an operation holds. */
export interface ReadMessage {
  /** Clark name of the child of Body; empty for a message that an operation does not have. */
  readonly element: string;
  /** Of rpc messages: the type of that child, which no schema declares. */
  readonly wrapper?: ComplexType;
  /** Clark names. */
  readonly headers: readonly string[];
}

/** A part that `soap:header` puts into Header. */
interface HeaderPart {
  readonly message: XmlElement;
  readonly part: string;
  readonly namespace: string;
}

/**
 * Reads the request or response of an operation.
 *
 * @param declared The operation of the port type.
 * @param bound That of the binding.
 * @throws SCHEMA_DOCUMENT_INVALID
 */
export function readMessage(
  binding: OperationBinding,
  declared: XmlElement,
  bound: XmlElement,
  direction: 'input' | 'output',
): ReadMessage {
  const reference = child(declared, WSDL_NAMESPACE, direction);
  const boundMessage = child(bound, WSDL_NAMESPACE, direction);
  if (reference === undefined || boundMessage === undefined) return { element: '', headers: [] };
  const message = binding.components.referred('message', reference, 'message');
  const headerParts = headerPartsIn(boundMessage, binding);
  const headers = headerParts.map((header) =>
    nameOf(partNamed(header.message, header.part), header.namespace),
  );
  const parts = bodyParts(message, boundMessage, headerParts, binding);
  if (binding.style !== 'rpc') return { element: documentElement(parts, binding, direction), headers };
  const body = bodyOf(boundMessage, binding.extension);
  const namespace = (body && schemaAttribute(body, 'namespace')) ?? targetNamespaceOf(bound);
  const use = body && schemaAttribute(body, 'use') === 'encoded' ? 'encoded' : 'literal';
  const local = direction === 'input' ? binding.name : `${binding.name}Response`;
  return { element: clarkName({ namespace, local }), wrapper: rpcWrapper(parts, use), headers };
}

function headerPartsIn(boundMessage: XmlElement, binding: OperationBinding): readonly HeaderPart[] {
  return extensionsIn(boundMessage, binding.extension, 'header').map((header) => ({
    message: binding.components.referred('message', header, 'message'),
    part: requiredAttribute(header, 'part'),
    namespace: schemaAttribute(header, 'namespace') ?? '',
  }));
}

/** The parts that `soap:body` lists; without a list, all that are neither headers nor attachments. */
function bodyParts(
  message: XmlElement,
  boundMessage: XmlElement,
  headers: readonly HeaderPart[],
  { extension }: OperationBinding,
): readonly XmlElement[] {
  const body = bodyOf(boundMessage, extension);
  const listed = body && schemaAttribute(body, 'parts')?.split(/\s+/);
  const elsewhere = new Set([
    ...headers.filter((header) => header.message === message).map((header) => header.part),
    ...extensionsIn(boundMessage, MIME_NAMESPACE, 'content').map((content) =>
      schemaAttribute(content, 'part'),
    ),
  ]);
  return childrenNamed(message, WSDL_NAMESPACE, 'part').filter((part) => {
    const name = requiredAttribute(part, 'name');
    return listed?.includes(name) ?? !elsewhere.has(name);
  });
}

/** The element of the one part that a message of style document has; empty where it has none. */
function documentElement(
  parts: readonly XmlElement[],
  { name }: OperationBinding,
  direction: 'input' | 'output',
): string {
  const [part, ...others] = parts;
  if (part === undefined) return '';
  if (others.length > 0)
    throw invalidDocument(`Operation ${name} has several parts in its Body (WS-I R2210).`);
  if (schemaAttribute(part, 'element') !== undefined) return elementOf(part);
  throw invalidDocument(
    `The ${direction} of operation ${name} has ${describe(part)} without an element, which style document needs (WS-I R2204).`,
  );
}

/** `soap:body`, directly or inside the root part of a `mime:multipartRelated` (WSDL 1.1 §5.4). */
export function bodyOf(bound: XmlElement, extension: string): XmlElement | undefined {
  return extensionsIn(bound, extension, 'body')[0];
}

/** The elements of a name below a bound message, those inside the parts of a `mime:multipartRelated` too. */
function extensionsIn(bound: XmlElement, namespace: string, local: string): readonly XmlElement[] {
  return childElements(bound).flatMap((node) =>
    isNamed(node, namespace, local) ? [node] : extensionsIn(node, namespace, local),
  );
}

function partNamed(message: XmlElement, name: string): XmlElement {
  const part = childrenNamed(message, WSDL_NAMESPACE, 'part').find(
    (candidate) => schemaAttribute(candidate, 'name') === name,
  );
  if (part === undefined)
    throw invalidDocument(`A soap:header names the part ${name}, which its message does not have.`);
  return part;
}
