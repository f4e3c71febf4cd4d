import { clarkName } from '../../xml/names.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import { localOf, type Member } from '../schema/members.ts';
import type { AttributeUse } from '../schema/model.ts';
import { isAboutMessage, unexpectedAttribute } from './attribute-check.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { normalised, type SimpleCodec, ValueProblem } from './simple-codec.ts';
import type { TypeCodecs } from './type-codecs.ts';
import { memberOf, setMember, type ValueObject } from './value-object.ts';

const ANY_PROPERTY = '$attributes';

interface Slot {
  readonly use: AttributeUse;
  readonly name: XmlName;
  readonly property: string;
  readonly codec: SimpleCodec;
}

/** The attributes of a complex type. */
export class AttributesCodec {
  readonly #codecs: TypeCodecs;
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #takesAny: boolean;

  constructor(codecs: TypeCodecs, members: readonly Member[]) {
    this.#codecs = codecs;
    this.#takesAny = members.some((member) => member.kind === 'attributes');
    this.#slots = new Map(
      members.flatMap((member): [string, Slot][] => {
        if (member.kind !== 'attribute') return [];
        const { attribute: use, property } = member;
        return [
          [
            use.name,
            { use, property, name: codecs.prefixes.named(use.name), codec: codecs.simple(use.type) },
          ],
        ];
      }),
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
      else if (this.#takesAny) others.push(attribute);
      else if (!state.options.ignoreUnknown) throw unexpectedAttribute(element, attribute, state);
    }
    if (others.length > 0) setMember(into, ANY_PROPERTY, others);
    for (const [name, slot] of this.#slots)
      if (!seen.has(name)) this.#decodeAbsent(slot, element, into, state);
  }

  #decodeAbsent(slot: Slot, element: XmlElement, into: ValueObject, state: DecodeState): void {
    const given = slot.use.fixed ?? slot.use.default;
    if (given !== undefined) setMember(into, slot.property, parseAttribute(slot, given, element, state));
    else if (slot.use.required) {
      const sentence = `The element ${element.local} lacks the attribute ${slot.name.local}.`;
      throw state.refuse('SCHEMA_ATTRIBUTE_MISSING', element, sentence, `@${slot.name.local}`);
    }
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
    const others = memberOf(value, ANY_PROPERTY);
    if (this.#takesAny && Array.isArray(others)) written.push(...others);
    return written;
  }
}

function parseAttribute(slot: Slot, text: string, element: XmlElement, state: DecodeState): unknown {
  const { fixed } = slot.use;
  try {
    const value = slot.codec.parse(normalised(text, slot.codec.whiteSpace), element);
    if (fixed === undefined || isSame(slot, value, fixed, element)) return value;
    throw new ValueProblem(`is not ${JSON.stringify(fixed)}, the only value allowed`);
  } catch (problem) {
    throw state.located(problem, element, `@${localOf(slot.use.name)}`);
  }
}

/** Values are compared, not their spellings (part 1 §3.2.4): 1 is 01. */
function isSame({ codec }: Slot, value: unknown, fixed: string, element: XmlElement): boolean {
  const expected = codec.parse(normalised(fixed, codec.whiteSpace), element);
  return codec.format(value, noPrefix) === codec.format(expected, noPrefix);
}

const noPrefix = (namespace: string): string => namespace;

function formatAttribute(slot: Slot, value: unknown, state: EncodeState): string {
  try {
    return slot.codec.format(value, state.valuePrefix);
  } catch (problem) {
    throw problem instanceof ValueProblem ? problem.within(`@${slot.name.local}`) : problem;
  }
}
