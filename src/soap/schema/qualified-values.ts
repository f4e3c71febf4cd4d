import { splitQName } from '../../xml/names.ts';
import { lookupNamespace } from '../../xml/namespaces.ts';
import { attribute } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { definitionOf } from './effective-type.ts';
import {
  type Facets,
  type SchemaModel,
  type TypeDefinition,
  type ValueConstraint,
  XSD_NAMESPACE,
} from './model.ts';
import { schemaAttribute, schemaChildren } from './xsd.ts';

const NAMES = new Set([`{${XSD_NAMESPACE}}QName`, `{${XSD_NAMESPACE}}NOTATION`]);
const DEEPEST = 50;

/**
 * What the prefixes of enumerated values mean where they are written. Whether the values are qualified names at all is
 * known when all types are: see {@link withMeantNamespaces}.
 */
export function enumeratedNamespaces(restriction: XmlElement): Pick<Facets, 'namespaces'> {
  const facets = schemaChildren(restriction).filter(({ local }) => local === 'enumeration');
  const namespaces = facets.map(meantIn);
  return namespaces.every((meant) => Object.keys(meant).length === 0) ? {} : { namespaces };
}

function meantIn(facet: XmlElement): Record<string, string> {
  const values = (schemaAttribute(facet, 'value') ?? '').split(/[\t\n\r ]+/);
  const prefixes = values.flatMap((value) => splitQName(value)?.prefix ?? []);
  const meant = prefixes.map((prefix): [string, string] => [prefix, lookupNamespace(facet, prefix) ?? '']);
  return Object.fromEntries(meant.filter(([, namespace]) => namespace !== ''));
}

/**
 * The default or fixed value of a declaration. Values without a prefix that are qualified names are told by their type.
 *
 * @param type Clark name of its type.
 */
export function readValueConstraint(node: XmlElement, type: string): ValueConstraint {
  const fallback = attribute(node, '', 'default');
  const fixed = attribute(node, '', 'fixed');
  const prefix = splitQName((fixed ?? fallback ?? '').trim())?.prefix;
  const namespace =
    prefix === undefined || (prefix === '' && !NAMES.has(type)) ? undefined : lookupNamespace(node, prefix);
  return {
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(fixed === undefined ? {} : { fixed }),
    ...(prefix === undefined || !namespace ? {} : { namespaces: { [prefix]: namespace } }),
  };
}

/** Leaves the meaning of prefixes only with the types whose values are, or hold, qualified names. */
export function withMeantNamespaces(model: SchemaModel): SchemaModel {
  const types = Object.entries(model.types).map(([name, type]): [string, TypeDefinition] => {
    if (type.kind === 'complex' || type.facets?.namespaces === undefined || holdsNames(model, name))
      return [name, type];
    const { namespaces, ...facets } = type.facets;
    return [name, { ...type, facets }];
  });
  return { ...model, types: Object.fromEntries(types) };
}

/** Whether the values of a type are qualified names, lists of them, or perhaps one of them. */
function holdsNames(model: SchemaModel, name: string, depth = 0): boolean {
  if (NAMES.has(name)) return true;
  const type = definitionOf(model, name);
  if (type === undefined || depth > DEEPEST) return false;
  if (type.kind === 'union') return type.members.some((member) => holdsNames(model, member, depth + 1));
  if (type.kind === 'complex') return false;
  return holdsNames(model, type.kind === 'list' ? type.item : type.base, depth + 1);
}
