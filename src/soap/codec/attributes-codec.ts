import { clarkName } from '../../xml/names.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import { letsThrough } from '../schema/allowed-namespaces.ts';
import { localOf, type Member } from '../schema/members.ts';
import type { AllowedNamespaces, AttributeUse } from '../schema/model.ts';
import { reservedProperties } from '../schema/reserved-properties.ts';
import { isAboutMessage, unexpectedAttribute } from './attribute-check.ts';
import type { CodecSource } from './codec-source.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { GivenValue } from './given-value.ts';
import { normalised, type SimpleCodec, ValueProblem } from './simple-codec.ts';
import { memberOf, setMember, type ValueObject } from './value-object.ts';

interface Slot {
  readonly use: AttributeUse;
  readonly name: XmlName;
  readonly property: string;
  readonly codec: SimpleCodec;
  readonly given: GivenValue | undefined;
}

/** The attributes of a complex type. */
export class AttributesCodec {
  readonly #codecs: CodecSource;
  readonly #slots: ReadonlyMap<string, Slot>;
  /** Of the attributes that are taken though they are not listed. */
  readonly #others: AllowedNamespaces;

  constructor(codecs: CodecSource, members: readonly Member[]) {
    this.#codecs = codecs;
    this.#others = members.find((member) => member.kind === 'attributes')?.namespaces ?? [];
    this.#slots = new Map(
      members.flatMap((member): [string, Slot][] =>
        member.kind === 'attribute' ? [[member.attribute.name, slotOf(member, codecs)]] : [],
      ),
    );
  }

  decode(element: XmlElement, into: ValueObject, state: DecodeState): void {
    const others: XmlAttribute[] = [];
    const seen = new Set<string>();
    for (const attribute of element.attributes) {
      const name = clarkName(attribute);
      const slot = this.#slots.get(name);
      if (slot !== undefined) {
        seen.add(name);
        setMember(into, slot.property, parseAttribute(slot, attribute.value, element, state));
      } else if (isAboutMessage(attribute, this.#codecs.use)) continue;
      else if (letsThrough(this.#others, attribute.namespace)) others.push(attribute);
      else if (!state.options.ignoreUnknown) throw unexpectedAttribute(element, attribute, state);
    }
    if (others.length > 0) setMember(into, reservedProperties.attributes, others);
    for (const [name, slot] of this.#slots) if (!seen.has(name)) decodeAbsent(slot, element, into, state);
  }

  /** @throws ValueProblem */
  encode(value: ValueObject, state: EncodeState, extra: readonly XmlAttribute[]): XmlAttribute[] {
    const written = [...extra];
    for (const slot of this.#slots.values()) {
      const member = memberOf(value, slot.property);
      if (member === undefined) {
        if (slot.use.required) throw new ValueProblem('is missing').within(`@${slot.name.local}`);
        continue;
      }
      written.push({ ...slot.name, value: formatAttribute(slot, member, state) });
    }
    const others = memberOf(value, reservedProperties.attributes);
    if (Array.isArray(others))
      written.push(...others.filter((other) => letsThrough(this.#others, other.namespace)));
    return written;
  }
}

function slotOf(
  { attribute: use, property }: Extract<Member, { kind: 'attribute' }>,
  codecs: CodecSource,
): Slot {
  const codec = codecs.simple(use.type);
  const isGiven = use.default !== undefined || use.fixed !== undefined;
  const given = isGiven ? new GivenValue(codec, use) : undefined;
  return { use, property, name: codecs.prefixes.named(use.name), codec, given };
}

/** A required attribute has to stand there, though its value be fixed (part 1 §3.4.4). */
function decodeAbsent(slot: Slot, element: XmlElement, into: ValueObject, state: DecodeState): void {
  if (slot.use.required) {
    const sentence = `The element ${element.local} lacks the attribute ${slot.name.local}.`;
    throw state.refuse('SCHEMA_ATTRIBUTE_MISSING', element, sentence, `@${slot.name.local}`);
  }
  if (slot.given !== undefined) setMember(into, slot.property, slot.given.read());
}

function parseAttribute(slot: Slot, text: string, element: XmlElement, state: DecodeState): unknown {
  try {
    const value = slot.codec.parse(normalised(text, slot.codec.whiteSpace), element);
    slot.given?.requireSame(value);
    return value;
  } catch (problem) {
    throw state.located(problem, element, `@${localOf(slot.use.name)}`);
  }
}

function formatAttribute(slot: Slot, value: unknown, state: EncodeState): string {
  try {
    slot.given?.requireSame(value);
    return slot.codec.format(value, state.valuePrefix);
  } catch (problem) {
    throw problem instanceof ValueProblem ? problem.within(`@${slot.name.local}`) : problem;
  }
}
