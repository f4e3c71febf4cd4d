import { child, childElements, childrenNamed, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { ComplexType, ElementDeclaration, SchemaModel, TypeDefinition } from '../schema/model.ts';
import { noDocuments, readSchemas } from '../schema/read-schema.ts';
import type { DocumentResolver, LocatedDocument } from '../schema/schema-documents.ts';
import { requiredAttribute, schemaAttribute } from '../schema/xsd.ts';
import type { OperationContract, ServiceContract } from '../service-contract.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';
import type { SoapVersion } from '../soap-version.ts';
import { type ReadOperation, readOperation } from './read-operation.ts';
import { requireKnownExtensions } from './required-extensions.ts';
import { rootOf, targetNamespaceOf, WsdlComponents } from './wsdl-components.ts';
import { bindingNamespaces } from './wsdl-names.ts';

/** A `wsdl:port` that SOAP reaches. */
export interface WsdlPort {
  readonly name: string;
  readonly soapVersion: SoapVersion;
  readonly address: string;
  readonly contract: ServiceContract;
}

/** A `wsdl:service` with those of its ports that SOAP reaches. */
export interface WsdlService {
  readonly name: string;
  readonly ports: readonly WsdlPort[];
}

/** A SOAP port whose operations have not been read yet. */
export interface DescribedPort {
  readonly name: string;
  /** Name of the service that it belongs to. */
  readonly service: string;
  /** @throws SCHEMA_DOCUMENT_INVALID */
  read(): WsdlPort;
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
    ports: portsOf(service, components, schema).map((port) => port.read()),
  }));
}

/** The SOAP ports of a WSDL, each to be read by itself: for whoever needs only one of them. */
export function describedPorts(main: LocatedDocument, resolve: DocumentResolver): DescribedPort[] {
  const components = new WsdlComponents(main, resolve);
  const schema = readSchemas(components.schemas, resolve);
  return components.all('service').flatMap((service) => portsOf(service, components, schema));
}

function portsOf(service: XmlElement, components: WsdlComponents, schema: SchemaModel): DescribedPort[] {
  return childrenNamed(service, WSDL_NAMESPACE, 'port').flatMap((port) => {
    const binding = components.referred('binding', port, 'binding');
    const soapVersion = SOAP_VERSIONS.find((version) => soapBinding(binding, version) !== undefined);
    if (soapVersion === undefined) return [];
    const read = () => readPort({ port, service, binding, soapVersion }, components, schema);
    return [{ name: requiredAttribute(port, 'name'), service: requiredAttribute(service, 'name'), read }];
  });
}

const SOAP_VERSIONS: readonly SoapVersion[] = ['1.1', '1.2'];

function soapBinding(binding: XmlElement, version: SoapVersion): XmlElement | undefined {
  return child(binding, bindingNamespaces[version], 'binding');
}

interface BoundPort {
  readonly port: XmlElement;
  readonly service: XmlElement;
  readonly binding: XmlElement;
  readonly soapVersion: SoapVersion;
}

function documentationOf(node: XmlElement): string | undefined {
  const found = child(node, WSDL_NAMESPACE, 'documentation');
  return found && text(found).trim().replace(/\s+/g, ' ');
}

function readPort(
  { port, service, binding, soapVersion }: BoundPort,
  components: WsdlComponents,
  schema: SchemaModel,
): WsdlPort {
  for (const node of [rootOf(service), service, port, rootOf(binding), binding]) requireKnownExtensions(node);
  const extension = bindingNamespaces[soapVersion];
  const soap = soapBinding(binding, soapVersion);
  const portType = components.referred('portType', binding, 'type');
  const style = (soap && schemaAttribute(soap, 'style')) ?? 'document';
  const context = { components, portType, extension, style };
  const read = childrenNamed(binding, WSDL_NAMESPACE, 'operation')
    .filter((node) => clientBegins(node, portType))
    .map((node) => readOperation(node, context));
  const address = child(port, extension, 'address');
  return {
    name: requiredAttribute(port, 'name'),
    soapVersion,
    address: (address && schemaAttribute(address, 'location')) ?? '',
    contract: contractOf(service, read, schema),
  };
}

/** Where the output comes first, or alone, the server speaks first: HTTP has no way for that (WSDL 1.1 §2.4, WS-I R2303). */
function clientBegins(bound: XmlElement, portType: XmlElement): boolean {
  const declared = childrenNamed(portType, WSDL_NAMESPACE, 'operation').find(
    (operation) => schemaAttribute(operation, 'name') === schemaAttribute(bound, 'name'),
  );
  const messages = childElements(declared ?? bound).filter(({ local }) => /^(?:in|out)put$/.test(local));
  return messages[0]?.local === 'input' && child(bound, WSDL_NAMESPACE, 'input') !== undefined;
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
