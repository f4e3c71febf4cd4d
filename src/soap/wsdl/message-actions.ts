import { attribute, child } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import type { MessageActions } from '../service-contract.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';
import type { BindingContext } from './binding-context.ts';
import { faultParts } from './read-faults.ts';
import { targetNamespaceOf } from './wsdl-components.ts';

/** Namespaces of the attribute `Action`: that of Metadata 1.0, then those of its drafts, which stubs still write. */
const ACTION_NAMESPACES = [
  'http://www.w3.org/2007/05/addressing/metadata',
  'http://www.w3.org/2006/05/addressing/wsdl',
  'http://schemas.xmlsoap.org/ws/2004/08/addressing',
  'http://schemas.xmlsoap.org/ws/2004/03/addressing',
];

/**
 * Reads what WS-Addressing calls the messages of an operation (Metadata §4.4): what the port type says, for requests then the
 * SOAPAction, else a pattern of names.
 *
 * @param declared The operation of the port type.
 * @param bound That of the binding.
 */
export function readActions(
  declared: XmlElement,
  bound: XmlElement,
  soapAction: string,
  context: BindingContext,
): MessageActions {
  const { portType } = context;
  const operation = requiredAttribute(declared, 'name');
  const input = child(declared, WSDL_NAMESPACE, 'input');
  const output = child(declared, WSDL_NAMESPACE, 'output');
  // The names that messages have where they are given none (WSDL 1.1 §2.4.5).
  const inputName = (input && schemaAttribute(input, 'name')) ?? `${operation}${output ? 'Request' : ''}`;
  const outputName = (output && schemaAttribute(output, 'name')) ?? `${operation}Response`;
  const faults = faultParts(declared, bound, context).map(({ fault, element }): [string, string] => {
    const names = [operation, 'Fault', requiredAttribute(fault, 'name')];
    return [element, explicitAction(fault) ?? defaultAction(portType, names)];
  });
  return {
    request: (input && explicitAction(input)) ?? (soapAction || defaultAction(portType, [inputName])),
    response: output ? (explicitAction(output) ?? defaultAction(portType, [outputName])) : '',
    faults: Object.fromEntries(faults),
  };
}

function explicitAction(message: XmlElement): string | undefined {
  const [action] = ACTION_NAMESPACES.flatMap((namespace) => attribute(message, namespace, 'Action') ?? []);
  return action?.trim();
}

/** Metadata §4.4.4: a namespace that is a URN goes on with colons. */
function defaultAction(portType: XmlElement, names: readonly string[]): string {
  const namespace = targetNamespaceOf(portType);
  const delimiter = /^urn:/i.test(namespace) ? ':' : '/';
  const beginning = namespace.endsWith(delimiter) ? namespace.slice(0, -1) : namespace;
  return [beginning, requiredAttribute(portType, 'name'), ...names].join(delimiter);
}
