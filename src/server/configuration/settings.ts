import { z } from 'zod';
import { configurationSchema } from './configuration.ts';

/** One setting of the configuration, as the reference lists it and the environment may override it. */
export interface Setting {
  /** For example `broker.port`, or `provider.resources[].price` for members of repeated tables. */
  readonly path: string;
  readonly type: string;
  /** As JSON; absent where the setting may be left out without one, or has to be there. */
  readonly default: string | undefined;
  readonly description: string;
}

type Schema = z.core.JSONSchema.JSONSchema;

/** Every setting, in the order of the schema. */
export function allSettings(): Setting[] {
  return settingsBelow(z.toJSONSchema(configurationSchema, { io: 'input' }), '');
}

function settingsBelow(schema: Schema, prefix: string): Setting[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    typeof member === 'boolean' ? [] : settingsOf(member, prefix === '' ? name : `${prefix}.${name}`),
  );
}

function settingsOf(schema: Schema, path: string): Setting[] {
  const tables = tablesOf(schema);
  if (schema.properties !== undefined) return settingsBelow(schema, path);
  const own = {
    path,
    type: typeOf(schema),
    default: defaultOf(schema),
    description: schema.description ?? '',
  };
  return [own, ...tables.flatMap((table) => settingsBelow(table, `${path}[]`))];
}

/** The tables that a list may hold: of one form, or of several that a member tells apart. */
function tablesOf({ items }: Schema): readonly Schema[] {
  if (items === undefined || typeof items === 'boolean' || Array.isArray(items)) return [];
  return items.oneOf ?? (items.properties === undefined ? [] : [items]);
}

function typeOf(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === 'array') return tablesOf(schema).length > 0 ? 'tables' : 'list of strings';
  return typeof schema.type === 'string' ? schema.type : 'string';
}

function defaultOf(schema: Schema): string | undefined {
  return schema.default === undefined ? undefined : JSON.stringify(schema.default);
}
