import { childElements, text } from '../../xml/navigate.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import { collapsed } from '../../xml/uri-attribute.ts';
import type { XmlName } from '../../xml/write.ts';
import { ANY_TYPE, type ElementDeclaration } from '../schema/model.ts';
import { reservedProperties } from '../schema/reserved-properties.ts';
import type { CodecSource } from './codec-source.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { GivenValue } from './given-value.ts';
import { isNil, typeNamed, writtenType, XSI_NIL, XSI_TYPE } from './instance-attributes.ts';
import { isNilObject } from './nil-object.ts';
import { schemaContext } from './schema-context.ts';
import { ValueProblem } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import { isValueObject, memberOf, setMember } from './value-object.ts';

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

/** What differs between the places where elements stand. */
export interface SlotTraits {
  /** It may be left out, and then may come as nil too, which PHP sends for absent ones (IN-13). */
  readonly optional?: boolean;
  /** It is in an array, which tells the type of its items. */
  readonly isItem?: boolean;
  /** Reads elements of the declared type where that is not the codec that all of the type have: messages are never lists. */
  readonly codec?: TypeCodec;
}

/** A place for an element of a declared type: deals with references, nil, `xsi:type` and defaults. */
export class ElementSlot {
  readonly #codecs: CodecSource;
  readonly #declaration: ElementDeclaration;
  readonly #codec: TypeCodec;
  readonly #optional: boolean;
  /** A message with members, which nil says that it has none of. */
  readonly #isMessage: boolean;
  readonly #given: GivenValue | undefined;
  readonly #isAbstract: boolean;
  /**
   * An encoded value of a built-in type names it (SOAP 1.1 §5.1, rule 2), for clients that do not look into the WSDL for it
   * (SOAP4R). Types of a schema are not named: SOAP::Lite dies of an enumeration's (IN-21).
   */
  readonly #typeName: XmlName | undefined;

  constructor(codecs: CodecSource, declaration: ElementDeclaration, traits: SlotTraits = {}) {
    const { type } = declaration;
    this.#codecs = codecs;
    this.#declaration = declaration;
    this.#codec = traits.codec ?? codecs.get(type);
    this.#optional = traits.optional ?? false;
    this.#isMessage = traits.codec !== undefined;
    this.#isAbstract = codecs.names.isAbstract(type);
    this.#typeName =
      !traits.isItem && codecs.names.isNamedInEncoding(type) ? codecs.prefixes.named(type) : undefined;
    const isGiven = declaration.default !== undefined || declaration.fixed !== undefined;
    const text = isGiven ? codecs.text(type) : undefined;
    this.#given = text && new GivenValue(text, declaration);
  }

  /** Clark name of the declared type. */
  get type(): string {
    return this.#declaration.type;
  }

  /** Encoding may leave an accessor out to say that it is null (SOAP 1.1 §5.1, rule 9); a literal message has to say so. */
  get isNilByOmission(): boolean {
    return this.#codecs.use === 'encoded' && this.#declaration.nillable === true;
  }

  /** The value; null for a nil one, undefined where an optional element says that it is absent. */
  decode(element: XmlElement, state: DecodeState): unknown {
    if (this.#codecs.use === 'literal') return this.#decodeTarget(element, state);
    return state.references.follow(element, (target) => this.#decodeTarget(target, state));
  }

  #decodeTarget(element: XmlElement, state: DecodeState): unknown {
    if (element.attributes.length > 0) {
      if (isNil(element, state)) return this.#nil(element, state);
      const written = writtenType(element);
      if (written !== undefined) return this.#decodeTyped(element, written, state);
    }
    if (this.#isAbstract) throw abstractType(element, state);
    return this.#decodeDeclared(element, state);
  }

  #nil(element: XmlElement, state: DecodeState): unknown {
    const { nillable, type } = this.#declaration;
    if (!nillable && type !== ANY_TYPE) {
      if (this.#optional) return undefined;
      // SOAP::Lite writes a call without arguments as nil.
      if (this.#isMessage && element.children.length === 0) return this.#decodeDeclared(element, state);
      throw state.refuse(
        'SCHEMA_NIL_REFUSED',
        element,
        `The element ${element.local} is nil, where a value is required.`,
      );
    }
    requireEmpty(element, state);
    return this.#codec.decodeNil?.(element, state) ?? null;
  }

  #decodeTyped(element: XmlElement, written: string, state: DecodeState): unknown {
    const type = this.#codecs.names.substitute(this.#declaration.type, typeNamed(written, element, state));
    if (type === undefined || this.#codecs.names.isBlocked(this.#declaration, type)) {
      const sentence = `The element ${element.local} has the xsi:type "${written.slice(0, 80)}", expected ${this.#declaration.type}.`;
      throw state.refuse('SCHEMA_TYPE_INVALID', element, sentence);
    }
    if (this.#codecs.names.isAbstract(type)) throw abstractType(element, state);
    if (type === this.#declaration.type) return this.#decodeDeclared(element, state);
    const value = this.#codecs.get(type).decode(element, state);
    if (isValueObject(value)) setMember(value, reservedProperties.type, type);
    return value;
  }

  /** An empty element has its default or fixed value (part 1 §3.3.1); another value than the fixed one is refused. */
  #decodeDeclared(element: XmlElement, state: DecodeState): unknown {
    const { fixed, default: fallback, namespaces } = this.#declaration;
    const given = element.children.length === 0 ? (fixed ?? fallback) : undefined;
    if (given !== undefined) {
      const { declarations } = schemaContext(namespaces);
      return this.#codec.decode({ ...element, declarations, children: [given] }, state);
    }
    const value = this.#codec.decode(element, state);
    if (this.#given !== undefined) this.#requireSame(value, element, state, this.#given);
    return value;
  }

  #requireSame(value: unknown, element: XmlElement, state: DecodeState, given: GivenValue): void {
    try {
      given.requireSame(textOf(value));
    } catch (problem) {
      throw state.located(problem, element, element.local);
    }
  }

  /** @throws ValueProblem */
  encode(name: XmlName, value: unknown, state: EncodeState): void {
    if (this.#declaration.type === ANY_TYPE) {
      this.#codec.encode(name, value, state, NO_ATTRIBUTES);
      return;
    }
    if (value === null || isNilObject(value)) {
      if (!this.#declaration.nillable) throw new ValueProblem('is null, expected a value');
      if (this.#codec.encodeNil !== undefined) this.#codec.encodeNil(name, value ?? {}, state);
      else state.writer.leaf(name, '', [XSI_NIL]);
      return;
    }
    const wanted = isValueObject(value) ? memberOf(value, reservedProperties.type) : undefined;
    if (typeof wanted !== 'string' || wanted === this.#declaration.type) {
      this.#encodeDeclared(name, value, state);
      return;
    }
    const stands = this.#codecs.names.substitute(this.#declaration.type, wanted) === wanted;
    if (!stands || this.#codecs.names.isBlocked(this.#declaration, wanted)) {
      throw new ValueProblem(
        `has the $type ${wanted}, which does not stand in for ${this.#declaration.type}`,
      );
    }
    const extra = [{ ...XSI_TYPE, value: state.qName(this.#codecs.prefixes.named(wanted)) }];
    this.#codecs.get(wanted).encode(name, value, state, extra);
  }

  #encodeDeclared(name: XmlName, value: unknown, state: EncodeState): void {
    if (this.#isAbstract) throw new ValueProblem('has no $type, but its type is abstract');
    this.#given?.requireSame(textOf(value));
    const typeName = this.#typeName;
    const extra = typeName === undefined ? NO_ATTRIBUTES : [{ ...XSI_TYPE, value: state.qName(typeName) }];
    this.#codec.encode(name, value, state, extra);
  }
}

/** The text of an element with attributes is one of its members. */
function textOf(value: unknown): unknown {
  const { text: property } = reservedProperties;
  return isValueObject(value) && property in value ? value[property] : value;
}

/** A nil element holds nothing (part 1 §3.3.4); the white space of a printer does no harm. */
function requireEmpty(element: XmlElement, state: DecodeState): void {
  if (childElements(element).length === 0 && collapsed(text(element)) === '') return;
  const sentence = `The element ${element.local} is nil, and yet it holds something.`;
  throw state.refuse('SCHEMA_VALUE_INVALID', element, sentence);
}

function abstractType(element: XmlElement, state: DecodeState): Error {
  const sentence = `The element ${element.local} needs an xsi:type that is not abstract.`;
  return state.refuse('SCHEMA_TYPE_INVALID', element, sentence);
}
