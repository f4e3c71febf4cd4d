import type { SchemaModel } from '../../src/soap/schema/model.ts';
import type { ServiceContract } from '../../src/soap/service-contract.ts';
import { docComment, literal, ModuleWriter } from './module-writer.ts';
import { camelCase, moduleOf, pascalCase } from './type-script-names.ts';

const SCHEMA_MODULE = '../../soap/schema/model.ts';

/** The module with the codec's table of the shared namespace. */
export function emitSchema(module: string, origin: string, model: SchemaModel): string {
  const writer = new ModuleWriter(origin);
  writer.importType('SchemaModel', SCHEMA_MODULE);
  const sentence = 'What the codec knows of the types that all services share.';
  const text = literal(withoutDocumentation(ownPart(module, model)));
  writer.add(`${docComment(sentence)}export const ${camelCase(module)}Schema: SchemaModel = ${text};`);
  return writer.toString();
}

/** The module with the contract of one service: its operations and the codec's table of its types. */
export function emitContract(module: string, origin: string, contract: ServiceContract): string {
  const writer = new ModuleWriter(origin);
  const operations = `${pascalCase(module)}Operations`;
  writer.importType('ServiceContract', '../../soap/service-contract.ts');
  writer.importType(operations, `./${module}-types.ts`);
  const shared = Object.keys(contract.schema.types).some((name) => moduleOf(name) !== module);
  if (shared) writer.importValue('commonSchema', './common-schema.ts');
  const own = withoutDocumentation(ownPart(module, contract.schema));
  const lines = [
    `  name: ${literal(contract.name)},`,
    `  namespace: ${literal(contract.namespace)},`,
    `  documentation:\n    ${literal(contract.documentation ?? '')},`,
    `  operations: ${literal(contract.operations, '  ')},`,
    '  schema: {',
    `    elements: ${table(own.elements, shared ? 'commonSchema.elements' : undefined)},`,
    `    types: ${table(own.types, shared ? 'commonSchema.types' : undefined)},`,
    '  },',
  ];
  const head = `${docComment(contract.documentation)}export const ${camelCase(module)}Contract: ServiceContract<${operations}> = {`;
  writer.add(`${head}\n${lines.join('\n')}\n};`);
  return writer.toString();
}

function table(rows: object, shared: string | undefined): string {
  const text = literal(rows, '    ', 1000);
  return shared === undefined ? text : text.replace('{', `{\n      ...${shared},`);
}

/** The part of a model that one module carries. */
function ownPart(module: string, model: SchemaModel): SchemaModel {
  const isOwn = ([name]: [string, unknown]): boolean => moduleOf(name) === module;
  return {
    elements: Object.fromEntries(Object.entries(model.elements).filter(isOwn)),
    types: Object.fromEntries(Object.entries(model.types).filter(isOwn)),
  };
}

/** The codec does not read documentation; the types module carries it. */
function withoutDocumentation<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy: unknown = Array.isArray(value)
    ? value.map(withoutDocumentation)
    : Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => key !== 'documentation')
          .map(([key, member]) => [key, withoutDocumentation(member)]),
      );
  return copy as T;
}
