import { child, childrenNamed, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { ComplexType } from '../schema/model.ts';
import { invalidDocument, requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import type { MessageStyle, OperationContract } from '../service-contract.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';
import type { BindingContext, OperationBinding } from './binding-context.ts';
import { readActions } from './message-actions.ts';
import { readFaults } from './read-faults.ts';
import { bodyOf, type ReadMessage, readMessage } from './read-message.ts';
import { returnedPart } from './rpc-wrapper.ts';

/** An operation with the rpc wrappers that no schema declares, by Clark name. */
export interface ReadOperation {
  readonly contract: OperationContract;
  readonly wrappers: ReadonlyMap<string, ComplexType>;
}

/** Reads an operation of a binding together with that of its port type. @throws SCHEMA_DOCUMENT_INVALID */
export function readOperation(bound: XmlElement, context: BindingContext): ReadOperation {
  const name = requiredAttribute(bound, 'name');
  const declared = declaredOperation(context.portType, name);
  const soap = child(bound, context.extension, 'operation');
  const style = (soap && schemaAttribute(soap, 'style')) ?? context.style;
  const binding: OperationBinding = { ...context, name, style };
  const request = readMessage(binding, declared, bound, 'input');
  const response = readMessage(binding, declared, bound, 'output');
  const soapAction = (soap && schemaAttribute(soap, 'soapAction')) ?? '';
  const contract: OperationContract = {
    name,
    style: styleOf(binding, bound),
    soapAction,
    actions: readActions(declared, bound, soapAction, context),
    request: request.element,
    response: response.element,
    ...(style === 'rpc' ? returnedPart(declared, request.wrapper, response.wrapper) : {}),
    ...(response.element === '' && child(declared, WSDL_NAMESPACE, 'output') !== undefined
      ? { emptyResponse: true }
      : {}),
    ...readFaults(declared, bound, context),
    ...(request.headers.length === 0 ? {} : { headers: request.headers }),
    ...documentationOf(declared),
  };
  return { contract, wrappers: wrappersOf([request, response]) };
}

/** The one operation of a name in a port type. */
function declaredOperation(portType: XmlElement, name: string): XmlElement {
  const [declared, ...overloads] = childrenNamed(portType, WSDL_NAMESPACE, 'operation').filter(
    (operation) => schemaAttribute(operation, 'name') === name,
  );
  if (declared === undefined) throw invalidDocument(`The port type has no operation ${name} (WS-I R2718).`);
  if (overloads.length > 0) throw invalidDocument(`The operation ${name} is overloaded (WS-I R2304).`);
  return declared;
}

function documentationOf(declared: XmlElement): Pick<OperationContract, 'documentation'> {
  const found = child(declared, WSDL_NAMESPACE, 'documentation');
  return found === undefined ? {} : { documentation: text(found).trim().replace(/\s+/g, ' ') };
}

function wrappersOf(messages: readonly ReadMessage[]): ReadonlyMap<string, ComplexType> {
  return new Map(
    messages.flatMap(({ element, wrapper }): [string, ComplexType][] =>
      wrapper === undefined ? [] : [[element, wrapper]],
    ),
  );
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
