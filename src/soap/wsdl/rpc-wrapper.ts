import { clarkName, type ExpandedName } from '../../xml/names.ts';
import { resolveQName } from '../../xml/namespaces.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Use } from '../codec/type-codec.ts';
import { localOf } from '../schema/members.ts';
import { type ComplexType, type ElementParticle, XSD_NAMESPACE } from '../schema/model.ts';
import { typeNameOf } from '../schema/schema-components.ts';
import { describe, invalidDocument, requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import type { OperationContract } from '../service-contract.ts';

/**
 * The type of an rpc wrapper: one unqualified child a part (SOAP 1.1 §7.1, WS-I R2735). No schema declares it,
 * so the message does. The order is free, because rpc/encoded peers send members in any order (IN-12).
 *
 * @param parts Those that stand in Body.
 * @param use An encoded part may be nil (SOAP 1.1 §5.1, rule 9), which no WSDL can say; a literal one never is (WS-I R2211).
 */
export function rpcWrapper(parts: readonly XmlElement[], use: Use): ComplexType {
  const particles = parts.map((part) => accessor(part, use));
  return { kind: 'complex', ...(particles.length === 0 ? {} : { content: { kind: 'all', particles } }) };
}

function accessor(part: XmlElement, use: Use): ElementParticle {
  if (schemaAttribute(part, 'type') === undefined) {
    throw invalidDocument(`The rpc part ${describe(part)} has no type (WS-I R2203).`);
  }
  const type = resolveQName(part, requiredAttribute(part, 'type'));
  return {
    kind: 'element',
    name: clarkName({ namespace: '', local: requiredAttribute(part, 'name') }),
    type: typeNameOf(type),
    ...(use === 'encoded' && !isPrimitive(type) ? { nillable: true } : {}),
  };
}

/** Types whose values are never null in the languages of encoded services; `soapenc:int` may be (JAX-RPC 1.1 §4.2.1). */
function isPrimitive({ namespace, local }: ExpandedName): boolean {
  return (
    namespace === XSD_NAMESPACE &&
    ['boolean', 'byte', 'short', 'int', 'long', 'float', 'double'].includes(local)
  );
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
