import { resolveQName } from '../../xml/namespaces.ts';
import { child, childrenNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { typeNameOf } from '../schema/schema-components.ts';
import { requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import type { OperationContract } from '../service-contract.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';
import type { BindingContext } from './binding-context.ts';
import { elementOf, nameOf } from './part-names.ts';

/** A part of the message of a fault. */
interface FaultPart {
  /** The `wsdl:fault` of the port type. */
  readonly fault: XmlElement;
  readonly part: XmlElement;
  /** Clark name of the child of `detail`. */
  readonly element: string;
}

/**
 * The parts of the faults of an operation. One with a type has no element in any schema: it is named by itself, in the namespace
 * that `soap:fault` says (WSDL 1.1 §3.6). Axis calls all of them `fault`.
 *
 * @param declared The operation of the port type.
 * @param bound That of the binding.
 */
export function faultParts(
  declared: XmlElement,
  bound: XmlElement,
  context: BindingContext,
): readonly FaultPart[] {
  return childrenNamed(declared, WSDL_NAMESPACE, 'fault').flatMap((fault) => {
    const message = context.components.referred('message', fault, 'message');
    const namespace = namespaceOf(fault, bound, context);
    return childrenNamed(message, WSDL_NAMESPACE, 'part').map((part) => ({
      fault,
      part,
      element: isTyped(part) ? nameOf(part, namespace) : elementOf(part),
    }));
  });
}

/** The faults of an operation, as its contract has them. */
export function readFaults(
  declared: XmlElement,
  bound: XmlElement,
  context: BindingContext,
): Pick<OperationContract, 'faults' | 'typedFaults'> {
  const parts = faultParts(declared, bound, context);
  const typedFaults = parts
    .filter(({ part }) => isTyped(part))
    .map(({ part, element }) => ({
      element,
      type: typeNameOf(resolveQName(part, requiredAttribute(part, 'type'))),
    }));
  const faults = parts.filter(({ part }) => !isTyped(part)).map(({ element }) => element);
  return typedFaults.length === 0 ? { faults } : { faults, typedFaults };
}

function isTyped(part: XmlElement): boolean {
  return schemaAttribute(part, 'type') !== undefined;
}

/** That of the `soap:fault` of the same name. */
function namespaceOf(fault: XmlElement, bound: XmlElement, { extension }: BindingContext): string {
  const name = requiredAttribute(fault, 'name');
  const soap = childrenNamed(bound, WSDL_NAMESPACE, 'fault')
    .filter((candidate) => schemaAttribute(candidate, 'name') === name)
    .map((candidate) => child(candidate, extension, 'fault'))[0];
  return (soap && schemaAttribute(soap, 'namespace')) ?? '';
}
