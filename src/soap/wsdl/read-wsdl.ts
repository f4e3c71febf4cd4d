import { child, childrenNamed, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { ComplexType, ElementDeclaration, SchemaModel, TypeDefinition } from '../schema/model.ts';
import { noDocuments, readSchemas } from '../schema/read-schema.ts';
import type { DocumentResolver, LocatedDocument } from '../schema/schema-documents.ts';
import { requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import type { OperationContract, ServiceContract } from '../service-contract.ts';
import type { SoapVersion } from '../soap-version.ts';
import { type ReadOperation, readOperation } from './read-operation.ts';
import { rootOf, targetNamespaceOf, WsdlComponents } from './wsdl-components.ts';
import { bindingNamespaces, WSDL_NAMESPACE } from './wsdl-names.ts';

/** A `wsdl:port` that SOAP reaches. */
export interface WsdlPort {
  readonly name: string;
  readonly soapVersion: SoapVersion;
  readonly address: string;
  readonly contract: ServiceContract;
}

export interface WsdlService {
  readonly name: string;
  readonly ports: readonly WsdlPort[];
}

/**
 * Reads a WSDL 1.1 document: its services with the SOAP ports that they have. Ports of other bindings (HTTP GET)
 * are left out.
 *
 * @param resolve Finds imported documents; the network is never asked by itself.
 * @throws SCHEMA_DOCUMENT_INVALID The description breaks a rule, or refers to what is not there.
 * @example
 * const [service] = readWsdl({ location: 'registry.wsdl', root: parseXml(bytes) }, resolve);
 */
export function readWsdl(main: LocatedDocument, resolve: DocumentResolver = noDocuments): WsdlService[] {
  const components = new WsdlComponents(main, resolve);
  const schema = readSchemas(components.schemas, resolve);
  return components.all('service').map((service) => ({
    name: requiredAttribute(service, 'name'),
    ports: childrenNamed(service, WSDL_NAMESPACE, 'port').flatMap((port) =>
      readPort(port, service, components, schema),
    ),
  }));
}

function documentationOf(node: XmlElement): string | undefined {
  const found = child(node, WSDL_NAMESPACE, 'documentation');
  return found && text(found).trim().replace(/\s+/g, ' ');
}

function readPort(
  port: XmlElement,
  service: XmlElement,
  components: WsdlComponents,
  schema: SchemaModel,
): WsdlPort[] {
  const binding = components.referred('binding', port, 'binding');
  for (const soapVersion of ['1.1', '1.2'] as const) {
    const extension = bindingNamespaces[soapVersion];
    const soap = child(binding, extension, 'binding');
    if (soap === undefined) continue;
    const portType = components.referred('portType', binding, 'type');
    const context = { components, portType, extension, style: schemaAttribute(soap, 'style') ?? 'document' };
    // Without an input the server speaks first: HTTP has no way for that (WS-I R2303).
    const read = childrenNamed(binding, WSDL_NAMESPACE, 'operation')
      .filter((node) => child(node, WSDL_NAMESPACE, 'input') !== undefined)
      .map((node) => readOperation(node, context));
    const address = child(port, extension, 'address');
    return [
      {
        name: requiredAttribute(port, 'name'),
        soapVersion,
        address: (address && schemaAttribute(address, 'location')) ?? '',
        contract: contractOf(service, read, schema),
      },
    ];
  }
  return [];
}

function contractOf(
  service: XmlElement,
  read: readonly ReadOperation[],
  schema: SchemaModel,
): ServiceContract {
  const documentation = documentationOf(rootOf(service));
  const operations = read.map(({ contract }): [string, OperationContract] => [contract.name, contract]);
  return {
    name: requiredAttribute(service, 'name'),
    namespace: targetNamespaceOf(service),
    ...(documentation === undefined ? {} : { documentation }),
    operations: Object.fromEntries(operations),
    schema: withWrappers(schema, read),
  };
}

/** Adds the rpc wrappers: elements that stand in messages though no schema declares them. */
function withWrappers(schema: SchemaModel, read: readonly ReadOperation[]): SchemaModel {
  const wrappers = read.flatMap((operation) => [...operation.wrappers]);
  if (wrappers.length === 0) return schema;
  const typeName = (element: string): string => `${element}/`;
  const elements = wrappers.map(([name]): [string, ElementDeclaration] => [name, { type: typeName(name) }]);
  const types = wrappers.map(([name, type]: [string, ComplexType]): [string, TypeDefinition] => [
    typeName(name),
    type,
  ]);
  return {
    elements: { ...schema.elements, ...Object.fromEntries(elements) },
    types: { ...schema.types, ...Object.fromEntries(types) },
  };
}
