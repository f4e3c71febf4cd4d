import { clarkName } from '../../xml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { readNamespaces } from './allowed-namespaces.ts';
import {
  ANY_TYPE,
  type ElementDeclaration,
  type ElementParticle,
  type Group,
  type Occurrence,
  type Particle,
  type Wildcard,
  XSD_NAMESPACE,
} from './model.ts';
import { readValueConstraint } from './qualified-values.ts';
import { blocksSubstitution, readBlocks } from './read-blocks.ts';
import { readDocumentation } from './read-documentation.ts';
import { referredName } from './schema-components.ts';
import type { SchemaDocument } from './schema-documents.ts';
import type { TypeScope } from './type-scope.ts';
import {
  describe,
  invalidDocument,
  isTrue,
  requiredAttribute,
  schemaAttribute,
  schemaChild,
  schemaChildren,
} from './xsd.ts';

const SCHEMA = clarkName({ namespace: XSD_NAMESPACE, local: 'schema' });
/** Groups refer to groups; a schema that goes deeper refers to itself. */
const DEEPEST_GROUP = 50;

/** Reads one particle of a content model; none where it can occur no times. */
export function readParticle(node: XmlElement, scope: TypeScope, depth = 0): Particle | undefined {
  const occurrence = readOccurrence(node);
  if (occurrence.max === 0) return undefined;
  if (depth > DEEPEST_GROUP) throw invalidDocument(`${describe(node)} is a group that contains itself.`);
  switch (node.local) {
    case 'element':
      return { ...readElementOrReference(node, scope), ...occurrence };
    case 'any':
      return { ...readWildcard(node, scope.document), ...occurrence };
    case 'group':
      return readGroupReference(node, scope, occurrence, depth);
    case 'sequence':
    case 'choice':
    case 'all':
      return { ...readGroup(node, node.local, scope, depth), ...occurrence };
    default:
      throw invalidDocument(`${describe(node)} stands where an element, a group or xsd:any was expected.`);
  }
}

function readGroup(node: XmlElement, kind: Group['kind'], scope: TypeScope, depth: number): Group {
  const particles = schemaChildren(node).flatMap((child) => readParticle(child, scope, depth + 1) ?? []);
  return { kind, particles };
}

function readGroupReference(
  node: XmlElement,
  scope: TypeScope,
  occurrence: Occurrence,
  depth: number,
): Particle | undefined {
  const group = scope.components.get('group', scope.referredGroup('group', node), node);
  const content = schemaChild(group.node, 'sequence', 'choice', 'all');
  if (content === undefined) return undefined;
  const particle = readParticle(content, scope.at(group), depth + 1);
  return particle === undefined ? undefined : { ...particle, ...occurrence };
}

/**
 * A reference to an element that others may stand in for is a choice of all of them; an abstract element stands
 * nowhere itself (part 1 §3.3.4).
 */
function readElementOrReference(node: XmlElement, scope: TypeScope): Particle {
  const ref = schemaAttribute(node, 'ref');
  if (ref === undefined) return readElementParticle(node, scope);
  const head = clarkName(referredName(node, ref, scope.document));
  // .NET sends a DataSet with its schema in front (`ref="xsd:schema"`), and no WSDL brings the schema for schemas along.
  if (head === SCHEMA && scope.components.find('element', head) === undefined)
    return { kind: 'element', name: head, type: ANY_TYPE };
  const particles = [head, ...substitutes(head, node, scope)].flatMap((name): ElementParticle[] => {
    const global = scope.components.get('element', name, node);
    if (isTrue(global.node, 'abstract')) return [];
    return [{ kind: 'element', name, ...readGlobalElement(global.node, scope.at(global), name) }];
  });
  const [only, ...others] = particles;
  return only?.name === head && others.length === 0 ? only : { kind: 'choice', particles };
}

function substitutes(head: string, node: XmlElement, scope: TypeScope): readonly string[] {
  const component = scope.components.get('element', head, node);
  const isBlocked = blocksSubstitution(component.node, component.document);
  return isBlocked ? [] : scope.components.substitutes(head);
}

function readElementParticle(node: XmlElement, scope: TypeScope): ElementParticle {
  const local = requiredAttribute(node, 'name');
  const namespace = isQualified(node, scope.document, 'elementFormDefault')
    ? scope.document.targetNamespace
    : '';
  return { kind: 'element', name: clarkName({ namespace, local }), ...readElement(node, scope, local) };
}

/** The declaration of a global element; an anonymous type of it is listed with the element itself. */
function readGlobalElement(node: XmlElement, scope: TypeScope, name: string): ElementDeclaration {
  const inner = schemaChild(node, 'complexType', 'simpleType');
  const type = inner === undefined ? typeOfElement(node, scope) : `${name}/${GLOBAL_STEP}`;
  return { type, ...readElementTraits(node, type, scope) };
}

/** The step to the anonymous type of a global element: the type is listed as `{namespace}element/`. */
export const GLOBAL_STEP = '';

/** Type and traits of an element declaration. */
export function readElement(node: XmlElement, scope: TypeScope, step: string): ElementDeclaration {
  const inner = schemaChild(node, 'complexType', 'simpleType');
  const type = inner === undefined ? typeOfElement(node, scope) : scope.anonymous(inner, step);
  return { type, ...readElementTraits(node, type, scope) };
}

/** An element without a type has that of the one that it stands in for (part 1 §3.3.2). */
function typeOfElement(node: XmlElement, scope: TypeScope, depth = 0): string {
  if (schemaAttribute(node, 'type') !== undefined) return scope.reference(node, 'type');
  const group = schemaAttribute(node, 'substitutionGroup');
  if (group === undefined || depth > DEEPEST_GROUP) return ANY_TYPE;
  const head = clarkName(referredName(node, group, scope.document));
  const component = scope.components.get('element', head, node);
  const inner = schemaChild(component.node, 'complexType', 'simpleType');
  return inner === undefined
    ? typeOfElement(component.node, scope.at(component), depth + 1)
    : `${head}/${GLOBAL_STEP}`;
}

function readElementTraits(
  node: XmlElement,
  type: string,
  { document }: TypeScope,
): Omit<ElementDeclaration, 'type'> {
  return {
    ...(isTrue(node, 'nillable') ? { nillable: true } : {}),
    ...readBlocks(node, document),
    ...readValueConstraint(node, type),
    ...readDocumentation(node),
  };
}

/** Whether a local declaration stands in messages with the namespace of its schema. */
export function isQualified(
  node: XmlElement,
  document: SchemaDocument,
  byDefault: 'elementFormDefault' | 'attributeFormDefault',
): boolean {
  return (schemaAttribute(node, 'form') ?? schemaAttribute(document.root, byDefault)) === 'qualified';
}

function readWildcard(node: XmlElement, { targetNamespace }: SchemaDocument): Wildcard {
  const processContents = schemaAttribute(node, 'processContents');
  const namespaces = readNamespaces(node, targetNamespace);
  const isLooser = processContents === 'lax' || processContents === 'skip';
  return { kind: 'any', namespaces, ...(isLooser ? { processContents } : {}) };
}

function readOccurrence(node: XmlElement): Occurrence {
  const min = Number(schemaAttribute(node, 'minOccurs') ?? 1);
  const written = schemaAttribute(node, 'maxOccurs') ?? '1';
  const max = written === 'unbounded' ? written : Number(written);
  if (!Number.isInteger(min) || (max !== 'unbounded' && !(Number.isInteger(max) && max >= min))) {
    throw invalidDocument(`${describe(node)} occurs ${min} to ${written} times, which is no range.`);
  }
  return { ...(min === 1 ? {} : { min }), ...(max === 1 ? {} : { max }) };
}
