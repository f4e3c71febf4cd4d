import { resolveQName } from '../../src/xml/namespaces.ts';
import { childElements, childrenNamed, text } from '../../src/xml/navigate.ts';
import type { XmlElement } from '../../src/xml/tree.ts';

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';
const SOAP12 = 'http://schemas.xmlsoap.org/wsdl/soap12/';
const XSD = 'http://www.w3.org/2001/XMLSchema';
const HTTP_TRANSPORT = 'http://schemas.xmlsoap.org/soap/http';

/** Where a document breaks the WS-I Basic Profile 1.1: one line a finding, the rule's number first. */
export function findings(definitions: XmlElement): string[] {
  return [
    ...imports(definitions),
    ...schemas(definitions),
    ...childrenNamed(definitions, WSDL, 'portType').flatMap((portType) => overloading(portType)),
    ...childrenNamed(definitions, WSDL, 'binding').flatMap((binding) =>
      bindingFindings(binding, definitions),
    ),
  ];
}

const attributeOf = (node: XmlElement | undefined, name: string): string | undefined =>
  node?.attributes.find((attribute) => attribute.local === name)?.value;
const nameOf = (node: XmlElement): string => attributeOf(node, 'name') ?? '';
const only = (node: XmlElement | undefined, namespace: string, local: string): XmlElement | undefined =>
  node && childrenNamed(node, namespace, local)[0];

function descendants(node: XmlElement): XmlElement[] {
  return childElements(node).flatMap((child) => [child, ...descendants(child)]);
}

/** The component of this document that an attribute names. */
function referred(
  node: XmlElement | undefined,
  attribute: string,
  definitions: XmlElement,
  kind: string,
): XmlElement | undefined {
  const written = attributeOf(node, attribute);
  if (node === undefined || written === undefined) return undefined;
  const { local } = resolveQName(node, written);
  return childrenNamed(definitions, WSDL, kind).find((candidate) => nameOf(candidate) === local);
}

function imports(definitions: XmlElement): string[] {
  const found: string[] = [];
  for (const node of childrenNamed(definitions, WSDL, 'import')) {
    if (attributeOf(node, 'location')?.endsWith('.xsd')) found.push('R2001 wsdl:import imports a schema');
  }
  const misplaced = childrenNamed(definitions, XSD, 'import');
  if (misplaced.length > 0) found.push('R2002 xsd:import stands outside a schema');
  return found;
}

function schemas(definitions: XmlElement): string[] {
  const found: string[] = [];
  for (const schema of descendants(definitions).filter(
    (node) => node.namespace === XSD && node.local === 'schema',
  )) {
    const components = childElements(schema).filter(
      (child) => child.local !== 'import' && child.local !== 'annotation',
    );
    if (!attributeOf(schema, 'targetNamespace') && components.length > 0)
      found.push('R2105 a schema has no targetNamespace');
    for (const node of descendants(schema)) {
      if (attributeOf(node, 'arrayType') !== undefined) found.push('R2111 wsdl:arrayType is used');
      const base = attributeOf(node, 'base');
      if (base !== undefined && resolveQName(node, base).local === 'Array')
        found.push('R2110 soapenc:Array is extended or restricted');
      if (node.local.endsWith('Type') && nameOf(node).startsWith('ArrayOf'))
        found.push(`R2112 ${nameOf(node)} is named ArrayOf`);
    }
  }
  return found;
}

function overloading(portType: XmlElement): string[] {
  const names = childrenNamed(portType, WSDL, 'operation').map(nameOf);
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `R2304 ${name} is overloaded`);
}

function bindingFindings(binding: XmlElement, definitions: XmlElement): string[] {
  const extension = only(binding, SOAP, 'binding') === undefined ? SOAP12 : SOAP;
  const soap = only(binding, extension, 'binding');
  const where = nameOf(binding);
  if (soap === undefined) return [`R2401 ${where} is no SOAP binding`];
  const found: string[] = [];
  const transport = attributeOf(soap, 'transport');
  if (transport === undefined) found.push(`R2701 ${where} has no transport`);
  else if (transport !== HTTP_TRANSPORT) found.push(`R2702 ${where} has another transport than HTTP`);
  const portType = referred(binding, 'type', definitions, 'portType');
  const operations = childrenNamed(binding, WSDL, 'operation');
  const declared = portType === undefined ? [] : childrenNamed(portType, WSDL, 'operation');
  if (operations.map(nameOf).sort().join() !== declared.map(nameOf).sort().join()) {
    found.push(`R2718 ${where} and its port type have different operations`);
  }
  const styles = new Set(
    operations.map(
      (operation) =>
        attributeOf(only(operation, extension, 'operation'), 'style') ??
        attributeOf(soap, 'style') ??
        'document',
    ),
  );
  if (styles.size > 1) found.push(`R2705 ${where} mixes styles`);
  const [style = 'document'] = styles;
  for (const operation of operations) {
    const counterpart = declared.find((candidate) => nameOf(candidate) === nameOf(operation));
    found.push(
      ...operationFindings(operation, counterpart, style, extension, definitions).map(
        (line) => `${line} (${where}, ${nameOf(operation)})`,
      ),
    );
  }
  found.push(...wireNames(declared, style, definitions).map((line) => `${line} (${where})`));
  return found;
}

function operationFindings(
  bound: XmlElement,
  declared: XmlElement | undefined,
  style: string,
  extension: string,
  definitions: XmlElement,
): string[] {
  const found: string[] = [];
  for (const direction of ['input', 'output']) {
    const soapBody = only(only(bound, WSDL, direction), extension, 'body');
    const message = referred(only(declared, WSDL, direction), 'message', definitions, 'message');
    const parts = message === undefined ? [] : childrenNamed(message, WSDL, 'part');
    if (attributeOf(soapBody, 'use') !== 'literal') found.push(`R2706 the ${direction} is not literal`);
    if (style === 'document' && attributeOf(soapBody, 'namespace') !== undefined)
      found.push('R2716 a document body has a namespace');
    if (style === 'rpc' && attributeOf(soapBody, 'namespace') === undefined)
      found.push('R2717 an rpc body has no namespace');
    if (style === 'document' && parts.length > 1 && attributeOf(soapBody, 'parts') === undefined)
      found.push('R2210 a document body has several parts');
    for (const part of parts) {
      if (style === 'document' && attributeOf(part, 'element') === undefined)
        found.push('R2204 a document part has no element');
      if (style === 'rpc' && attributeOf(part, 'type') === undefined)
        found.push('R2203 an rpc part has no type');
    }
  }
  return [...found, ...faultFindings(bound, declared, extension, definitions)];
}

function faultFindings(
  bound: XmlElement,
  declared: XmlElement | undefined,
  extension: string,
  definitions: XmlElement,
): string[] {
  const found: string[] = [];
  const declaredFaults = declared === undefined ? [] : childrenNamed(declared, WSDL, 'fault');
  for (const fault of declaredFaults) {
    const message = referred(fault, 'message', definitions, 'message');
    const parts = message === undefined ? [] : childrenNamed(message, WSDL, 'part');
    if (parts.some((part) => attributeOf(part, 'element') === undefined))
      found.push('R2205 a fault part has no element');
  }
  for (const fault of childrenNamed(bound, WSDL, 'fault')) {
    const soapFault = only(fault, extension, 'fault');
    if (attributeOf(soapFault, 'name') !== nameOf(fault))
      found.push('R2754 soap:fault and wsdl:fault have different names');
    if (attributeOf(soapFault, 'use') !== 'literal') found.push('R2706 a fault is not literal');
    if (attributeOf(soapFault, 'namespace') !== undefined) found.push('R2716 a fault has a namespace');
    if (!declaredFaults.some((candidate) => nameOf(candidate) === nameOf(fault)))
      found.push('R2754 a bound fault is not declared');
  }
  return found;
}

/** What identifies an operation on the wire has to be its own (R2710); for documents it is a global element (R2712). */
function wireNames(declared: readonly XmlElement[], style: string, definitions: XmlElement): string[] {
  if (style !== 'document') return [];
  const globals = new Set(
    descendants(definitions)
      .filter((node) => node.namespace === XSD && node.local === 'schema')
      .flatMap((schema) =>
        childrenNamed(schema, XSD, 'element').map(
          (element) => `${attributeOf(schema, 'targetNamespace')} ${nameOf(element)}`,
        ),
      ),
  );
  const found: string[] = [];
  const seen = new Set<string>();
  for (const operation of declared) {
    const message = referred(only(operation, WSDL, 'input'), 'message', definitions, 'message');
    const part = only(message, WSDL, 'part');
    if (part === undefined || attributeOf(part, 'element') === undefined) continue;
    const { namespace, local } = resolveQName(part, attributeOf(part, 'element') ?? '');
    const name = `${namespace} ${local}`;
    if (seen.has(name)) found.push(`R2710 ${local} identifies two operations`);
    if (!globals.has(name)) found.push(`R2712 ${local} is no global element`);
    seen.add(name);
  }
  return found;
}

/** Operations, global types and elements of a WSDL or schema that nothing explains. */
export function undocumented(root: XmlElement): string[] {
  const operations = childrenNamed(root, WSDL, 'portType').flatMap((portType) =>
    childrenNamed(portType, WSDL, 'operation'),
  );
  const bare = operations.filter(
    (operation) => text(only(operation, WSDL, 'documentation') ?? operation).trim() === '',
  );
  const explainedBy = new Set(
    operations.flatMap((operation) => [nameOf(operation), `${nameOf(operation)}Response`]),
  );
  const components = [root, ...descendants(root)]
    .filter((node) => node.namespace === XSD && node.local === 'schema')
    .flatMap((schema) =>
      childElements(schema).filter((child) => ['element', 'complexType', 'simpleType'].includes(child.local)),
    );
  const unexplained = components.filter((component) => {
    if (component.local === 'element' && explainedBy.has(nameOf(component))) return false;
    const documentation = only(only(component, XSD, 'annotation'), XSD, 'documentation');
    return documentation === undefined || text(documentation).trim() === '';
  });
  return [
    ...bare.map((operation) => `operation ${nameOf(operation)}`),
    ...unexplained.map((node) => `${node.local} ${nameOf(node)}`),
  ];
}
