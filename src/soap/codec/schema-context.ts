import type { XmlElement } from '../../xml/tree.ts';
import { invalidDocument } from '../schema/xsd.ts';
import { normalised, type PrefixSource, type SimpleCodec, ValueProblem } from './simple-codec.ts';

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

/**
 * Reads a value that stands in a schema.
 *
 * @throws SCHEMA_DOCUMENT_INVALID It is none of its type.
 */
export function parsedInSchema(
  codec: SimpleCodec,
  text: string,
  namespaces?: Readonly<Record<string, string>>,
): unknown {
  try {
    return codec.parse(normalised(text, codec.whiteSpace), schemaContext(namespaces));
  } catch (problem) {
    if (problem instanceof ValueProblem)
      throw invalidDocument(`A facet or given value of the schema ${problem.message}.`);
    throw problem;
  }
}

/** For texts that are compared and never sent: a name is the same by its namespace, and no prefix looks like this one. */
export const comparedPrefixes: PrefixSource = (namespace) => (namespace === '' ? '' : `{${namespace}}`);
