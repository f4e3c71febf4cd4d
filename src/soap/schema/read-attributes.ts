import { clarkName } from '../../xml/names.ts';
import { XML_NAMESPACE } from '../../xml/namespaces.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { XMIME_NAMESPACE } from '../soap-names.ts';
import { readNamespaces } from './allowed-namespaces.ts';
import { type AllowedNamespaces, type AttributeUse, XSD_NAMESPACE } from './model.ts';
import { readValueConstraint } from './qualified-values.ts';
import { readDocumentation } from './read-documentation.ts';
import { isQualified } from './read-particle.ts';
import { referredName } from './schema-components.ts';
import type { TypeScope } from './type-scope.ts';
import { requiredAttribute, schemaAttribute, schemaChild, schemaChildren } from './xsd.ts';

const SIMPLE = clarkName({ namespace: XSD_NAMESPACE, local: 'anySimpleType' });
/** Namespaces whose attributes may be referred to without their schema at hand. */
const WELL_KNOWN = new Set([XML_NAMESPACE, XMIME_NAMESPACE]);

/** The attributes that a type, extension, restriction or attribute group lists, groups resolved. */
export interface Attributes {
  readonly attributes: readonly AttributeUse[];
  /** Those that a restriction takes away (`use="prohibited"`). */
  readonly prohibited: readonly string[];
  readonly any: AllowedNamespaces | undefined;
}

/** Reads the attributes below a node. */
export function readAttributes(node: XmlElement, scope: TypeScope): Attributes {
  const attributes: AttributeUse[] = [];
  const prohibited: string[] = [];
  let any: AllowedNamespaces | undefined;
  for (const child of schemaChildren(node)) {
    if (child.local === 'anyAttribute') any = readNamespaces(child, scope.document.targetNamespace);
    if (child.local === 'attribute') {
      const use = readAttribute(child, scope);
      if (schemaAttribute(child, 'use') === 'prohibited') prohibited.push(use.name);
      else attributes.push(use);
    }
    if (child.local === 'attributeGroup') {
      const group = scope.components.get(
        'attributeGroup',
        scope.referredGroup('attributeGroup', child),
        child,
      );
      const inner = readAttributes(group.node, scope.at(group));
      attributes.push(...inner.attributes);
      any ??= inner.any;
    }
  }
  return { attributes, prohibited, any };
}

function readAttribute(node: XmlElement, scope: TypeScope): AttributeUse {
  const required = schemaAttribute(node, 'use') === 'required' ? { required: true as const } : {};
  const ref = schemaAttribute(node, 'ref');
  if (ref === undefined) {
    const local = requiredAttribute(node, 'name');
    const namespace = isQualified(node, scope.document, 'attributeFormDefault')
      ? scope.document.targetNamespace
      : '';
    const name = clarkName({ namespace, local });
    const type = readType(node, scope, local);
    return { name, type, ...required, ...readTraits(node, type) };
  }
  const expanded = referredName(node, ref, scope.document);
  const name = clarkName(expanded);
  if (WELL_KNOWN.has(expanded.namespace) && scope.components.find('attribute', name) === undefined) {
    return { name, type: SIMPLE, ...required, ...readTraits(node, SIMPLE) };
  }
  const global = scope.components.get('attribute', name, node);
  const type = readType(global.node, scope.at(global), expanded.local);
  return { name, type, ...required, ...readTraits(global.node, type), ...readTraits(node, type) };
}

function readType(node: XmlElement, scope: TypeScope, step: string): string {
  const inner = schemaChild(node, 'simpleType');
  if (inner !== undefined) return scope.anonymous(inner, `@${step}`);
  return schemaAttribute(node, 'type') === undefined ? SIMPLE : scope.reference(node, 'type');
}

function readTraits(node: XmlElement, type: string): Omit<AttributeUse, 'name' | 'type' | 'required'> {
  return { ...readValueConstraint(node, type), ...readDocumentation(node) };
}
