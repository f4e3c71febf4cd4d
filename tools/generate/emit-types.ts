import { definitionOf, effectiveType } from '../../src/soap/schema/effective-type.ts';
import { listItemOf } from '../../src/soap/schema/list-wrapper.ts';
import { membersOf } from '../../src/soap/schema/members.ts';
import type { ComplexType, SchemaModel, TypeDefinition } from '../../src/soap/schema/model.ts';
import type { ServiceContract } from '../../src/soap/service-contract.ts';
import { docComment, ModuleWriter, propertyName, quote } from './module-writer.ts';
import { TypeExpressions } from './type-expression.ts';
import { moduleOf, pascalCase, typeScriptName } from './type-script-names.ts';

/**
 * The module with the TypeScript types of one namespace.
 *
 * @param origin The file that the namespace is described in.
 * @param contract Its service, for the types of messages and operations.
 */
export function emitTypes(
  module: string,
  origin: string,
  model: SchemaModel,
  contract?: ServiceContract,
): string {
  const writer = new ModuleWriter(origin);
  const expressions = new TypeExpressions(model, module, writer);
  const documented = contract === undefined ? new Map<string, string>() : messageDocumentation(contract);
  for (const [name, type] of Object.entries(model.types)) {
    if (moduleOf(name) !== module || isArray(model, name, type)) continue;
    const documentation = documented.get(name) ?? type.documentation;
    writer.add(docComment(documentation) + declaration(name, type, model, expressions));
  }
  if (contract !== undefined) writer.add(operationTypes(module, contract, expressions, model));
  return writer.toString();
}

/** List wrappers and section 5 arrays are written where they are used. Messages are never lists. */
function isArray(model: SchemaModel, name: string, type: TypeDefinition): boolean {
  if (type.kind === 'complex' && type.array !== undefined) return true;
  return !name.endsWith('/') && listItemOf(model, name) !== undefined;
}

function declaration(
  name: string,
  type: TypeDefinition,
  model: SchemaModel,
  expressions: TypeExpressions,
): string {
  const own = typeScriptName(name, model);
  switch (type.kind) {
    case 'simple': {
      const values = type.facets?.enumeration;
      // Qualified names are objects, not their spellings.
      if (values === undefined || type.facets?.namespaces !== undefined)
        return `export type ${own} = ${expressions.reference(type.base)};`;
      return `export type ${own} =${values.map((value) => `\n  | ${quote(value)}`).join('')};`;
    }
    case 'list':
      return `export type ${own} = readonly (${expressions.reference(type.item)})[];`;
    case 'union':
      return `export type ${own} = ${type.members.map((member) => expressions.reference(member)).join(' | ')};`;
    case 'complex':
      return interfaceOf(own, type, model, expressions);
  }
}

function interfaceOf(
  own: string,
  type: ComplexType,
  model: SchemaModel,
  expressions: TypeExpressions,
): string {
  const members = membersOf(model, type);
  const base = type.derivation?.by === 'extension' ? definitionOf(model, type.derivation.base) : undefined;
  if (type.derivation === undefined || base?.kind !== 'complex') {
    if (members.length === 0) return `export type ${own} = Readonly<Record<string, never>>;`;
    return `export interface ${own} {\n${expressions.properties(members, '  ')}}`;
  }
  const inherited = new Set(membersOf(model, effectiveType(model, base)).map((member) => member.property));
  const added = members.filter((member) => !inherited.has(member.property));
  const ancestor = expressions.reference(type.derivation.base);
  if (added.length === 0) return `export type ${own} = ${ancestor};`;
  return `export interface ${own} extends ${ancestor} {\n${expressions.properties(added, '  ')}}`;
}

/** What the docstrings of message types say: the operation's own documentation stands with its request. */
function messageDocumentation(contract: ServiceContract): Map<string, string> {
  const documented = new Map<string, string>();
  for (const operation of Object.values(contract.operations)) {
    if (operation.documentation !== undefined)
      documented.set(`${operation.request}/`, operation.documentation);
    documented.set(`${operation.response}/`, `Answer of ${operation.name}.`);
  }
  return documented;
}

function operationTypes(
  module: string,
  contract: ServiceContract,
  expressions: TypeExpressions,
  model: SchemaModel,
): string {
  const rows = Object.values(contract.operations).map((operation) => {
    const typeOf = (element: string): string =>
      expressions.reference(model.elements[element]?.type ?? element);
    const types = `{ readonly input: ${typeOf(operation.request)}; readonly output: ${typeOf(operation.response)} }`;
    return `${docComment(operation.documentation, '  ')}  readonly ${propertyName(operation.name)}: ${types};\n`;
  });
  const sentence = `Operations of ${contract.name}, with the types of their messages.`;
  return `${docComment(sentence)}export type ${pascalCase(module)}Operations = {\n${rows.join('')}};`;
}
