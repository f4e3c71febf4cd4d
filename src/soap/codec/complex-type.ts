import { clarkName } from '../../xml/names.ts';
import { childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { effectiveType } from '../schema/effective-type.ts';
import {
  contentOf,
  isRepeated,
  localOf,
  type Member,
  membersOf,
  membersOfGroup,
  once,
  singleElement,
} from '../schema/members.ts';
import type { ComplexType, Group, Particle } from '../schema/model.ts';
import { reservedProperties } from '../schema/reserved-properties.ts';
import { AttributesCodec } from './attributes-codec.ts';
import type { CodecSource } from './codec-source.ts';
import { type ContentCodec, Cursor } from './content-codec.ts';
import type { DecodeState } from './decode-state.ts';
import { ElementContent } from './element-content.ts';
import { groupContent, repeatedContent } from './group-content.ts';
import { nilWithAttributes } from './nil-object.ts';
import { rawType } from './raw-type.ts';
import { notOfType } from './simple-codec.ts';
import { parseText } from './text-type.ts';
import type { TypeCodec } from './type-codec.ts';
import { isValueObject, memberOf, setMember, type ValueObject } from './value-object.ts';
import { WildcardContent } from './wildcard-content.ts';

/** Elements with text and attributes: the text is `$value`. */
export function textWithAttributes(type: ComplexType, codecs: CodecSource, textType: string): TypeCodec {
  const attributes = new AttributesCodec(codecs, membersOf(codecs.model, type));
  const simple = codecs.simple(textType);
  return {
    ...nilWithAttributes(attributes, codecs.use),
    decode(element, state) {
      const value: ValueObject = {};
      setMember(value, reservedProperties.text, parseText(simple, element, state));
      attributes.decode(element, value, state);
      return value;
    },
    encode(name, value, state, extra) {
      if (!isValueObject(value)) throw notOfType(value, 'an object with $value');
      const text = simple.format(memberOf(value, reservedProperties.text), state.valuePrefix);
      state.writer.leaf(name, text, attributes.encode(value, state, extra));
    },
  };
}

/** Elements with text between their children: checked as others are, the value is the element itself. */
export function mixedType(type: ComplexType, codecs: CodecSource): TypeCodec {
  const structure = structureType(type, codecs, 'with text');
  return {
    decode(element, state) {
      structure.decode(element, state);
      return element;
    },
    encode: rawType.encode,
  };
}

/** Elements with child elements: an object with one property a member. */
export function structureType(
  type: ComplexType,
  codecs: CodecSource,
  content: 'elements' | 'with text' = 'elements',
): TypeCodec {
  const members = membersOf(codecs.model, type);
  const attributes = new AttributesCodec(codecs, members);
  const group = contentOf(effectiveType(codecs.model, type));
  const parts = group === undefined ? undefined : contentCodec(group, members, codecs);
  const arrays = arraysOf(members);
  const known = group === undefined ? new Set<string>() : namesIn(group);
  return {
    ...nilWithAttributes(attributes, codecs.use),
    decode(element, state) {
      const value: ValueObject = {};
      for (const property of arrays) setMember(value, property, []);
      attributes.decode(element, value, state);
      if (content === 'elements') refuseText(element, state);
      const cursor = new Cursor(element, childrenOf(element, known, state));
      parts?.decode(cursor, value, state);
      if (cursor.next !== undefined) throw unexpected(cursor.next, element, known, state);
      return value;
    },
    encode(name, value, state, extra) {
      if (!isValueObject(value)) throw notOfType(value, 'an object');
      state.writer.start(name, attributes.encode(value, state, extra));
      parts?.encode(value, state);
      state.writer.end();
    },
  };
}

/** The codec of a group's content; members give the properties. */
export function contentCodec(
  group: Group,
  members: readonly Member[],
  codecs: CodecSource,
  wildcards: WildcardContent[] = [],
): ContentCodec {
  const parts = group.particles.map((particle) => partCodec(particle, members, codecs, wildcards));
  return groupContent(group, parts, codecs.use === 'encoded');
}

function partCodec(
  particle: Particle,
  members: readonly Member[],
  codecs: CodecSource,
  wildcards: WildcardContent[],
): ContentCodec {
  const element = singleElement(particle);
  if (element !== undefined) {
    const member = members.find((one) => one.kind === 'element' && one.particle.name === element.name);
    if (member?.kind !== 'element') throw new TypeError(`No member stands for the element ${element.name}.`);
    return new ElementContent(codecs, element, member);
  }
  if (particle.kind === 'any') return new WildcardContent(particle, codecs, wildcards);
  if (particle.kind === 'element') throw new TypeError('An element particle is a single element.');
  if (!isRepeated(particle)) return contentCodec(particle, members, codecs, wildcards);
  const member = members.find((one) => one.kind === 'group' && one.group.particles === particle.particles);
  if (member === undefined) throw new TypeError('No member stands for a repeated group.');
  const inner = membersOfGroup(once(particle));
  const within: WildcardContent[] = [];
  const parts = particle.particles.map((part) => partCodec(part, inner, codecs, within));
  return repeatedContent(particle, parts, { property: member.property, arrays: arraysOf(inner) });
}

/** The members that are arrays, empty where none came. */
function arraysOf(members: readonly Member[]): string[] {
  return members
    .filter((member) => member.kind === 'group' || (member.kind === 'element' && member.many))
    .map(({ property }) => property);
}

/** Names of the elements that a group lists; `any` where it lets others through. */
function namesIn(group: Group): Set<string> {
  return new Set(
    group.particles.flatMap((particle) => {
      if (particle.kind === 'element') return [particle.name];
      return particle.kind === 'any' ? ['any'] : [...namesIn(particle)];
    }),
  );
}

/** @throws SCHEMA_TEXT_UNEXPECTED */
function refuseText(element: XmlElement, state: DecodeState): void {
  for (const child of element.children) {
    if (typeof child !== 'string' || !/[^\t\n\r ]/.test(child)) continue;
    const sentence = `The element ${element.local} holds the text ${JSON.stringify(child.trim().slice(0, 60))} where child elements were expected.`;
    throw state.refuse('SCHEMA_TEXT_UNEXPECTED', element, sentence);
  }
}

/** The child elements; a client that passes unknown ones over does it here. */
function childrenOf(
  element: XmlElement,
  known: ReadonlySet<string>,
  state: DecodeState,
): readonly XmlElement[] {
  const elements = childElements(element);
  if (state.options.ignoreUnknown !== true || known.has('any')) return elements;
  return elements.filter((child) => isKnown(child, known, state));
}

function isKnown(child: XmlElement, known: ReadonlySet<string>, state: DecodeState): boolean {
  if (known.has(clarkName(child))) return true;
  return state.options.anyQualification === true && [...known].some((name) => localOf(name) === child.local);
}

function unexpected(
  child: XmlElement,
  parent: XmlElement,
  known: ReadonlySet<string>,
  state: DecodeState,
): Error {
  const order = [...known].map(localOf).join(', ');
  const sentence = known.has(clarkName(child))
    ? `The element ${child.local} stands out of order or too often in ${parent.local}, which takes ${order}.`
    : `The element ${clarkName(child).slice(0, 120)} is unknown in ${parent.local}, which takes ${order || 'no elements'}.`;
  return state.refuse('SCHEMA_ELEMENT_UNEXPECTED', child, sentence);
}
