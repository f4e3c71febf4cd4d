import type { XmlElement } from '../../xml/tree.ts';
import type { Facets, ListType, SimpleType, UnionType } from './model.ts';
import { enumeratedNamespaces } from './qualified-values.ts';
import { readDocumentation } from './read-documentation.ts';
import type { TypeScope } from './type-scope.ts';
import {
  describe,
  invalidDocument,
  requiredAttribute,
  schemaAttribute,
  schemaChild,
  schemaChildren,
} from './xsd.ts';

const NUMBERS = new Set(['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits']);
const TEXTS = new Set(['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive', 'whiteSpace']);

/** Reads an `xsd:simpleType`. Types without a name inside it are named by the scope. */
export function readSimpleType(node: XmlElement, scope: TypeScope): SimpleType | ListType | UnionType {
  const restriction = schemaChild(node, 'restriction');
  if (restriction !== undefined) {
    const inner = schemaChild(restriction, 'simpleType');
    const base = inner === undefined ? scope.reference(restriction, 'base') : scope.anonymous(inner, 'base');
    return { kind: 'simple', base, ...readFacets(restriction), ...readDocumentation(node) };
  }
  const list = schemaChild(node, 'list');
  if (list !== undefined) {
    const inner = schemaChild(list, 'simpleType');
    const item = inner === undefined ? scope.reference(list, 'itemType') : scope.anonymous(inner, 'item');
    return { kind: 'list', item, ...readDocumentation(node) };
  }
  const union = schemaChild(node, 'union');
  if (union === undefined) throw invalidDocument(`${describe(node)} is neither restriction, list nor union.`);
  return { kind: 'union', members: readMembers(union, scope), ...readDocumentation(node) };
}

function readMembers(union: XmlElement, scope: TypeScope): string[] {
  const named = (schemaAttribute(union, 'memberTypes') ?? '').split(/\s+/).filter((name) => name !== '');
  const inner = schemaChildren(union).filter((child) => child.local === 'simpleType');
  return [
    ...named.map((name) => scope.resolve(union, name)),
    ...inner.map((member, index) => scope.anonymous(member, `member${index + 1}`)),
  ];
}

/** The facets of a restriction, as the member of a definition. */
export function readFacets(restriction: XmlElement): { facets?: Facets } {
  const facets: Record<string, number | string | string[]> = {};
  for (const facet of schemaChildren(restriction)) {
    const { local } = facet;
    if (local === 'enumeration' || local === 'pattern') {
      const values = facets[local];
      if (Array.isArray(values)) values.push(facetValue(facet));
      else facets[local] = [facetValue(facet)];
    } else if (NUMBERS.has(local)) {
      facets[local] = Number(facetValue(facet));
    } else if (TEXTS.has(local)) {
      facets[local] = facetValue(facet).trim();
    }
  }
  const found: Facets = { ...facets, ...enumeratedNamespaces(restriction) };
  return Object.keys(found).length === 0 ? {} : { facets: found };
}

/** As written: white space in an enumerated string counts. */
function facetValue(facet: XmlElement): string {
  const found = facet.attributes.find((attribute) => attribute.local === 'value');
  return found?.value ?? requiredAttribute(facet, 'value');
}
