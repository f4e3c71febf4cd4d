import type { XmlElement } from '../../xml/tree.ts';
import type { ElementDeclaration, SchemaModel, TypeDefinition } from './model.ts';
import { withMeantNamespaces } from './qualified-values.ts';
import { readComplexType } from './read-complex-type.ts';
import { GLOBAL_STEP, readElement } from './read-particle.ts';
import { readSimpleType } from './read-simple-type.ts';
import { type Component, SchemaComponents } from './schema-components.ts';
import { collectSchemas, type DocumentResolver, type LocatedDocument } from './schema-documents.ts';
import { TypeScope } from './type-scope.ts';

/** For schemas that refer to nothing outside: finds no document. */
export const noDocuments: DocumentResolver = () => undefined;

/**
 * Builds the model of schemas and of all that they include and import.
 *
 * @param given Roots of `xsd:schema` documents, or the schemas inside a WSDL.
 * @param resolve Finds what they refer to; the network is never asked by itself.
 * @throws SCHEMA_DOCUMENT_INVALID A schema breaks a rule, or refers to what is not there.
 */
export function readSchemas(
  given: readonly LocatedDocument[],
  resolve: DocumentResolver = noDocuments,
): SchemaModel {
  const components = new SchemaComponents(collectSchemas(given, resolve));
  const types = new Map<string, TypeDefinition>();
  const elements = new Map<string, ElementDeclaration>();

  const readType = (node: XmlElement, scope: TypeScope): void => {
    const read = node.local === 'simpleType' ? readSimpleType : readComplexType;
    types.set(scope.name, read(node, scope));
  };
  const define = (name: string, type: TypeDefinition): void => {
    types.set(name, type);
  };
  const scopeOf = (name: string, component: Component): TypeScope =>
    new TypeScope(components, component, name, { read: readType, define });

  for (const [name, component] of components.all('type')) readType(component.node, scopeOf(name, component));
  for (const [name, component] of components.all('element')) {
    elements.set(name, readElement(component.node, scopeOf(name, component), GLOBAL_STEP));
  }
  return withMeantNamespaces({ elements: Object.fromEntries(elements), types: Object.fromEntries(types) });
}
