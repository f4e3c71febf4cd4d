import { clarkName } from '../../xml/names.ts';
import { resolveQName } from '../../xml/namespaces.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { localOf } from '../schema/members.ts';
import type { ComplexType, ElementParticle } from '../schema/model.ts';
import { typeNameOf } from '../schema/schema-components.ts';
import { describe, invalidDocument, requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import type { OperationContract } from '../service-contract.ts';

/**
 * The type of an rpc wrapper: one unqualified child a part (SOAP 1.1 §7.1, WS-I R2735). No schema declares it,
 * so the message does. The order is free, because rpc/encoded peers send members in any order (IN-12).
 *
 * @param parts Those that stand in Body.
 */
export function rpcWrapper(parts: readonly XmlElement[]): ComplexType {
  const particles = parts.map(accessor);
  return { kind: 'complex', ...(particles.length === 0 ? {} : { content: { kind: 'all', particles } }) };
}

function accessor(part: XmlElement): ElementParticle {
  if (schemaAttribute(part, 'type') === undefined) {
    throw invalidDocument(`The rpc part ${describe(part)} has no type (WS-I R2203).`);
  }
  return {
    kind: 'element',
    name: clarkName({ namespace: '', local: requiredAttribute(part, 'name') }),
    type: typeNameOf(resolveQName(part, requiredAttribute(part, 'type'))),
  };
}

/**
 * The part of a response that is the return value: the one that neither `parameterOrder` lists nor the request has too
 * (WSDL 1.1 §2.4.6). Several are out parameters, and the procedure returns nothing.
 *
 * @param declared The operation of the port type.
 */
export function returnedPart(
  declared: XmlElement,
  request: ComplexType | undefined,
  response: ComplexType | undefined,
): Pick<OperationContract, 'returns'> {
  const parameters = schemaAttribute(declared, 'parameterOrder')?.split(/\s+/) ?? partsOf(request);
  const [returns, ...others] = partsOf(response).filter((part) => !parameters.includes(part));
  return returns === undefined || others.length > 0 ? {} : { returns };
}

function partsOf(wrapper: ComplexType | undefined): string[] {
  const particles = wrapper?.content?.particles ?? [];
  return particles.flatMap((particle) => (particle.kind === 'element' ? [localOf(particle.name)] : []));
}
