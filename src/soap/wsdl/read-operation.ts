import { clarkName } from '../../xml/names.ts';
import { child, childElements, childrenNamed, isNamed, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { ComplexType } from '../schema/model.ts';
import { describe, invalidDocument, requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import type { MessageStyle, OperationContract } from '../service-contract.ts';
import { elementOf, nameOf } from './part-names.ts';
import { readFaults } from './read-faults.ts';
import { returnedPart, rpcWrapper } from './rpc-wrapper.ts';
import { targetNamespaceOf, type WsdlComponents } from './wsdl-components.ts';
import { MIME_NAMESPACE, WSDL_NAMESPACE } from './wsdl-names.ts';

/** An operation with the rpc wrappers that no schema declares, by Clark name. */
export interface ReadOperation {
  readonly contract: OperationContract;
  readonly wrappers: ReadonlyMap<string, ComplexType>;
}

/** What the reading of an operation needs of its binding. */
export interface BindingContext {
  readonly components: WsdlComponents;
  readonly portType: XmlElement;
  /** Of the SOAP extension elements: that of SOAP 1.1 or 1.2. */
  readonly extension: string;
  readonly style: string;
}

/** Reads an operation of a binding together with that of its port type. */
export function readOperation(bound: XmlElement, context: BindingContext): ReadOperation {
  const name = requiredAttribute(bound, 'name');
  const [declared, ...overloads] = childrenNamed(context.portType, WSDL_NAMESPACE, 'operation').filter(
    (operation) => schemaAttribute(operation, 'name') === name,
  );
  if (declared === undefined) throw invalidDocument(`The port type has no operation ${name} (WS-I R2718).`);
  if (overloads.length > 0) throw invalidDocument(`The operation ${name} is overloaded (WS-I R2304).`);
  const soap = child(bound, context.extension, 'operation');
  const binding: OperationBinding = {
    ...context,
    name,
    style: (soap && schemaAttribute(soap, 'style')) ?? context.style,
  };
  const request = readMessage(binding, declared, bound, 'input');
  const response = readMessage(binding, declared, bound, 'output');
  const wrappers = [request, response].flatMap(({ element, wrapper }): [string, ComplexType][] =>
    wrapper === undefined ? [] : [[element, wrapper]],
  );
  const documentation = child(declared, WSDL_NAMESPACE, 'documentation');
  const contract: OperationContract = {
    name,
    style: styleOf(binding, bound),
    soapAction: (soap && schemaAttribute(soap, 'soapAction')) ?? '',
    request: request.element,
    response: response.element,
    ...(binding.style === 'rpc' ? returnedPart(declared, request.wrapper, response.wrapper) : {}),
    ...(response.element === '' && child(declared, WSDL_NAMESPACE, 'output') !== undefined
      ? { emptyResponse: true }
      : {}),
    ...readFaults(declared, bound, context),
    ...(request.headers.length === 0 ? {} : { headers: request.headers }),
    ...(documentation === undefined
      ? {}
      : { documentation: text(documentation).trim().replace(/\s+/g, ' ') }),
  };
  return { contract, wrappers: new Map(wrappers) };
}

interface OperationBinding extends BindingContext {
  readonly name: string;
}

interface ReadMessage {
  /** Clark name; empty for a message that an operation does not have. */
  readonly element: string;
  readonly wrapper?: ComplexType;
  readonly headers: readonly string[];
}

function styleOf(binding: OperationBinding, bound: XmlElement): MessageStyle {
  const input = child(bound, WSDL_NAMESPACE, 'input');
  const body = input && bodyOf(input, binding.extension);
  const use = (body && schemaAttribute(body, 'use')) ?? 'literal';
  const style = `${binding.style}-${use}`;
  if (style === 'document-literal' || style === 'rpc-literal' || style === 'rpc-encoded') return style;
  throw invalidDocument(
    `Operation ${binding.name} is ${binding.style}/${use}, which no one of the known styles is.`,
  );
}

function readMessage(
  binding: OperationBinding,
  declared: XmlElement,
  bound: XmlElement,
  direction: 'input' | 'output',
): ReadMessage {
  const reference = child(declared, WSDL_NAMESPACE, direction);
  const boundMessage = child(bound, WSDL_NAMESPACE, direction);
  if (reference === undefined || boundMessage === undefined) return { element: '', headers: [] };
  const message = binding.components.referred('message', reference, 'message');
  const body = bodyOf(boundMessage, binding.extension);
  const parts = body && schemaAttribute(body, 'parts')?.split(/\s+/);
  const headers = extensionsIn(boundMessage, binding.extension, 'header').map((header) => ({
    message: binding.components.referred('message', header, 'message'),
    part: requiredAttribute(header, 'part'),
    namespace: schemaAttribute(header, 'namespace') ?? '',
  }));
  const headerNames = headers.map((header) =>
    nameOf(partNamed(header.message, header.part), header.namespace),
  );
  const elsewhere = new Set([
    ...headers.filter((header) => header.message === message).map((header) => header.part),
    ...extensionsIn(boundMessage, MIME_NAMESPACE, 'content').map((content) =>
      schemaAttribute(content, 'part'),
    ),
  ]);
  const inBody = childrenNamed(message, WSDL_NAMESPACE, 'part').filter((part) => {
    const name = requiredAttribute(part, 'name');
    return parts?.includes(name) ?? !elsewhere.has(name);
  });
  if (binding.style === 'rpc') {
    const namespace = (body && schemaAttribute(body, 'namespace')) ?? targetNamespaceOf(bound);
    const local = direction === 'input' ? binding.name : `${binding.name}Response`;
    return { element: clarkName({ namespace, local }), wrapper: rpcWrapper(inBody), headers: headerNames };
  }
  if (inBody.length > 1)
    throw invalidDocument(`Operation ${binding.name} has several parts in its Body (WS-I R2210).`);
  const [part] = inBody;
  if (part !== undefined && schemaAttribute(part, 'element') === undefined) {
    const sentence = `The ${direction} of operation ${binding.name} has ${describe(part)} without an element, which style document needs (WS-I R2204).`;
    throw invalidDocument(sentence);
  }
  return { element: part === undefined ? '' : elementOf(part), headers: headerNames };
}

/** `soap:body`, directly or inside the root part of a `mime:multipartRelated` (WSDL 1.1 §5.4). */
function bodyOf(bound: XmlElement, extension: string): XmlElement | undefined {
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
