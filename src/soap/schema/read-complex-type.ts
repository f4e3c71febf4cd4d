import { resolveQName } from '../../xml/namespaces.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';
import { type ArrayShape, type AttributeUse, type ComplexType, type Group, SOAP_ARRAY } from './model.ts';
import { type Attributes, readAttributes } from './read-attributes.ts';
import { readBlocks } from './read-blocks.ts';
import { readDocumentation } from './read-documentation.ts';
import { readParticle } from './read-particle.ts';
import { readFacets } from './read-simple-type.ts';
import { typeNameOf } from './schema-components.ts';
import type { TypeScope } from './type-scope.ts';
import { describe, invalidDocument, isTrue, schemaChild } from './xsd.ts';

const DEEPEST_DERIVATION = 50;

type Derivation = NonNullable<ComplexType['derivation']>;

/** Reads an `xsd:complexType`. Types without a name inside it are named by the scope. */
export function readComplexType(node: XmlElement, scope: TypeScope): ComplexType {
  const complexContent = schemaChild(node, 'complexContent');
  const content = complexContent ?? schemaChild(node, 'simpleContent');
  const mixed = isTrue(node, 'mixed') || (complexContent !== undefined && isTrue(complexContent, 'mixed'));
  return {
    kind: 'complex',
    ...(isTrue(node, 'abstract') ? { abstract: true } : {}),
    ...readBlocks(node, scope.document),
    ...(mixed ? { mixed: true } : {}),
    ...(content === undefined ? readOwnContent(node, scope) : readDerivedContent(content, scope)),
    ...readDocumentation(node),
  };
}

type Body = Pick<ComplexType, 'derivation' | 'content' | 'text' | 'attributes' | 'anyAttribute' | 'array'>;

function readOwnContent(node: XmlElement, scope: TypeScope): Body {
  return { ...readContent(node, scope), ...attributesOf(readAttributes(node, scope)) };
}

function readDerivedContent(content: XmlElement, scope: TypeScope): Body {
  const step = schemaChild(content, 'extension', 'restriction');
  if (step === undefined) throw invalidDocument(`${describe(content)} neither extends nor restricts a type.`);
  const by = step.local === 'extension' ? 'extension' : 'restriction';
  const base = scope.reference(step, 'base');
  if (content.local === 'simpleContent') return readSimpleContent(step, { by, base }, scope);
  if (base === SOAP_ARRAY) return readArray(step, scope);
  const attributes = readAttributes(step, scope);
  return {
    derivation: { by, base },
    ...readContent(step, scope),
    ...inheritedAttributes(attributes, by, base, scope),
  };
}

function readContent(node: XmlElement, scope: TypeScope): { content?: Group } {
  const found = schemaChild(node, 'sequence', 'choice', 'all', 'group');
  const particle = found === undefined ? undefined : readParticle(found, scope);
  if (particle === undefined) return {};
  if (particle.kind === 'element' || particle.kind === 'any')
    return { content: { kind: 'sequence', particles: [particle] } };
  return particle.particles.length === 0 ? {} : { content: particle };
}

/** Text with attributes: the type of the text is that of the base, or a narrower one. */
function readSimpleContent(step: XmlElement, derivation: Derivation, scope: TypeScope): Body {
  const attributes = readAttributes(step, scope);
  const base = scope.components.find('type', derivation.base);
  if (base?.node.local !== 'complexType') return { text: derivation.base, ...attributesOf(attributes) };
  const inherited = readComplexType(base.node, scope.of(derivation.base, base));
  const text = readText(step, inherited.text, scope);
  return {
    derivation,
    ...(text === undefined ? {} : { text }),
    ...inheritedAttributes(attributes, derivation.by, derivation.base, scope),
  };
}

/** A restriction may narrow the text of its base, or put a simple type in its place first (part 1 §3.4.2). */
function readText(step: XmlElement, inherited: string | undefined, scope: TypeScope): string | undefined {
  const inner = schemaChild(step, 'simpleType');
  const text = inner === undefined ? inherited : scope.anonymous(inner, 'text');
  const { facets } = readFacets(step);
  if (text === undefined || facets === undefined) return text;
  return scope.define({ kind: 'simple', base: text, facets }, 'narrowed');
}

/** A restriction keeps the attributes of its base that it does not take away (part 1 §3.4.2). */
function inheritedAttributes(own: Attributes, by: Derivation['by'], base: string, scope: TypeScope): Body {
  if (by === 'extension') return attributesOf(own);
  const replaced = new Set([...own.prohibited, ...own.attributes.map((attribute) => attribute.name)]);
  const kept = allAttributes(base, scope).filter((attribute) => !replaced.has(attribute.name));
  return attributesOf({ ...own, attributes: [...kept, ...own.attributes] });
}

/** The attributes of a type with those of the types that it extends. */
function allAttributes(name: string, scope: TypeScope, depth = 0): readonly AttributeUse[] {
  const component = scope.components.find('type', name);
  if (component?.node.local !== 'complexType') return [];
  if (depth > DEEPEST_DERIVATION) throw invalidDocument(`The type ${name} is derived from itself.`);
  const { derivation, attributes = [] } = readComplexType(component.node, scope.of(name, component));
  const inherited = derivation?.by === 'extension' ? allAttributes(derivation.base, scope, depth + 1) : [];
  return [...inherited, ...attributes];
}

function attributesOf({ attributes, any }: Attributes): Pick<ComplexType, 'attributes' | 'anyAttribute'> {
  return {
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(any === undefined ? {} : { anyAttribute: any }),
  };
}

/**
 * A section 5 array (SOAP 1.1 §5.4.2) as WSDL 1.1 §2.2 writes it: a restriction of `soapenc:Array` with
 * `wsdl:arrayType`, or with the one repeated element that its items have.
 */
function readArray(step: XmlElement, scope: TypeScope): Body {
  const declared = schemaChild(step, 'attribute');
  const arrayType = declared?.attributes.find(
    (attribute) => attribute.namespace === WSDL_NAMESPACE && attribute.local === 'arrayType',
  );
  if (declared !== undefined && arrayType !== undefined) {
    return { array: readArrayType(declared, arrayType.value) };
  }
  const [only] = readContent(step, scope).content?.particles ?? [];
  if (only?.kind !== 'element')
    throw invalidDocument('A restriction of soapenc:Array does not say what its items are.');
  return { array: { item: only.type, rank: 1 } };
}

function readArrayType(node: XmlElement, value: string): ArrayShape {
  const match = /^\s*([^[\]\s]+)((?:\[[\d,]*\])+)\s*$/.exec(value);
  if (match?.[1] === undefined || match[2] === undefined)
    throw invalidDocument(`wsdl:arrayType "${value}" is no array type.`);
  const brackets = match[2].split('[').slice(1);
  const dimensions = brackets.map((bracket) => bracket.split(',').length);
  return {
    item: typeNameOf(resolveQName(node, match[1])),
    rank: brackets.length,
    ...(dimensions.some((count) => count > 1) ? { dimensions } : {}),
  };
}
