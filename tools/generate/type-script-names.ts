import { localOf, namespaceOf } from '../../src/soap/schema/members.ts';
import type { SchemaModel } from '../../src/soap/schema/model.ts';

/** `mobile-grid-server` as `MobileGridServer`, `SubmitJob/argument` as `SubmitJobArgument`. */
export function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

export function camelCase(text: string): string {
  const name = pascalCase(text);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * The TypeScript name of a type. The type of a message has the name of its element, with `Message` behind it
 * where a named type has that name already.
 */
export function typeScriptName(name: string, model: SchemaModel): string {
  const plain = pascalCase(localOf(name));
  if (!name.endsWith('/')) return plain;
  return Object.hasOwn(model.types, name.slice(0, -1)) ? `${plain}Message` : plain;
}

/** The namespaces of our contracts with the generated modules that their types stand in. */
export function moduleOf(name: string): string {
  const namespace = namespaceOf(name);
  if (namespace === 'urn:MobileGridServer') return 'mobile-grid-server';
  const match = /^urn:plegma:([a-z-]+):\d+$/.exec(namespace);
  if (match?.[1] === undefined) throw new Error(`No module is known for the namespace "${namespace}".`);
  return match[1];
}
