import type { XmlElement } from '../../xml/tree.ts';
import type { PrefixSource } from './simple-codec.ts';

/** Stands for the element of a schema in which a value is written: prefixes in it mean what they mean there. */
export function schemaContext(namespaces: Readonly<Record<string, string>> = {}): XmlElement {
  const declarations = Object.entries(namespaces).map(([prefix, uri]) => ({ prefix, uri }));
  return {
    prefix: '',
    local: '',
    namespace: '',
    attributes: [],
    declarations,
    children: [],
    parent: undefined,
    commented: false,
  };
}

/** For texts that are compared and never sent: a name is the same by its namespace, and no prefix looks like this one. */
export const comparedPrefixes: PrefixSource = (namespace) => (namespace === '' ? '' : `{${namespace}}`);
