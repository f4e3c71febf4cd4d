import { clarkName } from '../../xml/names.ts';
import { resolveQName } from '../../xml/namespaces.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import { type ElementDeclaration, XSI_NAMESPACE } from '../schema/model.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import { isNil, presentName, writtenType } from './instance-attributes.ts';
import { ValueProblem } from './simple-codec.ts';
import type { TypeCodec } from './type-codec.ts';
import type { TypeCodecs } from './type-codecs.ts';
import { isValueObject, memberOf, setMember } from './value-object.ts';

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
/** `xsi:nil="true"`. */
export const XSI_NIL = { prefix: 'xsi', namespace: XSI_NAMESPACE, local: 'nil', value: 'true' };
/** `xsi:type`, without its value. */
export const XSI_TYPE = { prefix: 'xsi', namespace: XSI_NAMESPACE, local: 'type' };
/** The member that names the type of a value which is not of the declared type, but derived from it. */
const TYPE_MEMBER = '$type';

/** A place for an element of a declared type: deals with references, nil, `xsi:type` and defaults. */
export class ElementSlot {
  readonly #codecs: TypeCodecs;
  readonly #declaration: ElementDeclaration;
  readonly #codec: TypeCodec;
  /** An optional element may come as nil, which PHP sends for absent ones (IN-13). */
  readonly #optional: boolean;
  readonly #isText: boolean;
  readonly #isAbstract: boolean;
  /**
   * An encoded value of a built-in type names it (SOAP 1.1 §5.1, rule 2), for clients that do not look into the WSDL for it
   * (SOAP4R). Types of a schema are not named: SOAP::Lite dies of an enumeration's (IN-21).
   */
  readonly #typeName: XmlName | undefined;

  /** @param isItem Whether it is in an array, which tells the type of its items. */
  constructor(codecs: TypeCodecs, declaration: ElementDeclaration, optional: boolean, isItem = false) {
    this.#codecs = codecs;
    this.#declaration = declaration;
    this.#codec = codecs.get(declaration.type);
    this.#optional = optional;
    this.#isAbstract = codecs.isAbstract(declaration.type);
    this.#typeName =
      !isItem && codecs.isNamedInEncoding(declaration.type)
        ? codecs.prefixes.named(declaration.type)
        : undefined;
    this.#isText = declaration.default !== undefined || declaration.fixed !== undefined;
  }

  /** The value; null for a nil one, undefined where an optional element says that it is absent. */
  decode(element: XmlElement, state: DecodeState): unknown {
    if (this.#codecs.use === 'literal') return this.#decodeTarget(element, state);
    return state.references.follow(element, (target) => this.#decodeTarget(target, state));
  }

  #decodeTarget(element: XmlElement, state: DecodeState): unknown {
    if (element.attributes.length > 0) {
      if (isNil(element)) return this.#nil(element, state);
      const written = writtenType(element);
      if (written !== undefined) return this.#decodeTyped(element, written, state);
    }
    if (this.#isAbstract) {
      throw state.refuse(
        'SCHEMA_TYPE_INVALID',
        element,
        `The element ${element.local} needs an xsi:type: its type is abstract.`,
      );
    }
    return this.#isText ? this.#decodeText(element, state) : this.#codec.decode(element, state);
  }

  #nil(element: XmlElement, state: DecodeState): null | undefined {
    if (this.#declaration.nillable || this.#declaration.type === ANY_TYPE) return null;
    if (this.#optional) return undefined;
    throw state.refuse(
      'SCHEMA_NIL_REFUSED',
      element,
      `The element ${element.local} is nil, where a value is required.`,
    );
  }

  #decodeTyped(element: XmlElement, written: string, state: DecodeState): unknown {
    const type = this.#codecs.substitute(this.#declaration.type, typeNamed(written, element, state));
    if (type === undefined) {
      const sentence = `The element ${element.local} has the xsi:type "${written.slice(0, 80)}", expected ${this.#declaration.type}.`;
      throw state.refuse('SCHEMA_TYPE_INVALID', element, sentence);
    }
    if (type === this.#declaration.type) {
      return this.#isText ? this.#decodeText(element, state) : this.#codec.decode(element, state);
    }
    const value = this.#codecs.get(type).decode(element, state);
    if (isValueObject(value)) setMember(value, TYPE_MEMBER, type);
    return value;
  }

  /** An empty element has its default or fixed value (part 1 §3.3.1); another value than the fixed one is refused. */
  #decodeText(element: XmlElement, state: DecodeState): unknown {
    const { fixed } = this.#declaration;
    const given = element.children.length === 0 ? (fixed ?? this.#declaration.default ?? '') : undefined;
    const value = this.#codec.decode(
      given === undefined ? element : { ...element, children: [given] },
      state,
    );
    if (
      fixed !== undefined &&
      given === undefined &&
      !this.#codecs.isSame(this.#declaration.type, value, fixed)
    ) {
      throw state.refuse(
        'SCHEMA_VALUE_INVALID',
        element,
        `The element ${element.local} has another value than "${fixed}".`,
      );
    }
    return value;
  }

  /** @throws ValueProblem */
  encode(name: XmlName, value: unknown, state: EncodeState): void {
    if (this.#declaration.type === ANY_TYPE) {
      this.#codec.encode(name, value, state, NO_ATTRIBUTES);
      return;
    }
    if (value === null) {
      if (!this.#declaration.nillable) throw new ValueProblem('is null, expected a value');
      state.writer.leaf(name, '', [XSI_NIL]);
      return;
    }
    const wanted = isValueObject(value) ? memberOf(value, TYPE_MEMBER) : undefined;
    if (typeof wanted !== 'string' || wanted === this.#declaration.type) {
      if (this.#isAbstract) throw new ValueProblem('has no $type, but its type is abstract');
      const typeName = this.#typeName;
      const extra = typeName === undefined ? NO_ATTRIBUTES : [{ ...XSI_TYPE, value: state.qName(typeName) }];
      this.#codec.encode(name, value, state, extra);
      return;
    }
    if (this.#codecs.substitute(this.#declaration.type, wanted) !== wanted) {
      throw new ValueProblem(
        `has the $type ${wanted}, which does not stand in for ${this.#declaration.type}`,
      );
    }
    const extra = [{ ...XSI_TYPE, value: state.qName(this.#codecs.prefixes.named(wanted)) }];
    this.#codecs.get(wanted).encode(name, value, state, extra);
  }
}

const ANY_TYPE = '{http://www.w3.org/2001/XMLSchema}anyType';

/** The Clark name that an `xsi:type` means. */
export function typeNamed(written: string, element: XmlElement, state: DecodeState): string {
  try {
    return clarkName(presentName(resolveQName(element, written)));
  } catch {
    const sentence = `The xsi:type "${written.slice(0, 80)}" of ${element.local} is no name with a declared prefix.`;
    throw state.refuse('SCHEMA_TYPE_INVALID', element, sentence);
  }
}
