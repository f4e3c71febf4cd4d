import { PlegmaError } from '../../../errors/plegma-error.ts';
import { type ExpandedName, isNCName } from '../../../xml/names.ts';
import { resolveQName } from '../../../xml/namespaces.ts';
import { notLexical, notOfType, type SimpleCodec } from '../simple-codec.ts';

/** xsd:QName and NOTATION, as the expanded name that is meant where the text stands. */
export const qNameCodec: SimpleCodec = {
  whiteSpace: 'collapse',
  parse(text, at): ExpandedName {
    try {
      return resolveQName(at, text);
    } catch (problem) {
      if (problem instanceof PlegmaError) throw notLexical(text, 'a qualified name with a declared prefix');
      throw problem;
    }
  },
  format(value, prefixes) {
    if (!isExpandedName(value) || !isNCName(value.local))
      throw notOfType(value, 'a name with namespace and local part');
    const prefix = prefixes(value.namespace);
    return prefix === '' ? value.local : `${prefix}:${value.local}`;
  },
  // A prefix may be of any length: facets of length say nothing about names (XML Schema part 2 §4.3.1.3).
  measure: { of: () => undefined, unit: 'characters' },
};

function isExpandedName(value: unknown): value is ExpandedName {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'namespace' in value &&
    'local' in value &&
    typeof value.namespace === 'string' &&
    typeof value.local === 'string'
  );
}
