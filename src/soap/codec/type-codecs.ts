import { definitionOf, derivationKinds, effectiveType, isDerivedFrom } from '../schema/effective-type.ts';
import { listItemOf } from '../schema/list-wrapper.ts';
import { localOf, namespaceOf } from '../schema/members.ts';
import {
  type ComplexType,
  type ElementDeclaration,
  type SchemaModel,
  SOAP_ENCODING_NAMESPACE,
  XSD_NAMESPACE,
} from '../schema/model.ts';
import { typeNameOf } from '../schema/schema-components.ts';
import { invalidDocument } from '../schema/xsd.ts';
import { anyArray } from './any-array.ts';
import { anyType } from './any-type.ts';
import { arrayType } from './array-type.ts';
import { binaryType } from './binary-type.ts';
import { builtInCodec } from './built-in/built-in-codecs.ts';
import { mixedType, structureType, textWithAttributes } from './complex-type.ts';
import { ElementSlot } from './element-slot.ts';
import { restrictedCodec } from './facets.ts';
import { XSI_NIL } from './instance-attributes.ts';
import { listCodec } from './list-codec.ts';
import { listType } from './list-type.ts';
import { Prefixes } from './prefixes.ts';
import { rawType } from './raw-type.ts';
import type { SimpleCodec } from './simple-codec.ts';
import { textType } from './text-type.ts';
import type { TypeCodec, Use } from './type-codec.ts';
import { unionCodec } from './union-codec.ts';
import type { ValueObject } from './value-object.ts';
import { isNativeType, nativeType } from './xml-soap-types.ts';

const ANY_TYPE = `{${XSD_NAMESPACE}}anyType`;
const BASE64_BINARY = `{${XSD_NAMESPACE}}base64Binary`;
/** The types of large services lead to each other in chains that the call stack does not hold. */
const DEEPEST = 50;
const SOAP_ARRAY = `{${SOAP_ENCODING_NAMESPACE}}Array`;

/** The codecs of all types of a schema, each compiled when it is first needed and then kept. */
export class TypeCodecs {
  readonly model: SchemaModel;
  readonly use: Use;
  readonly prefixes: Prefixes;
  readonly #types = new Map<string, TypeCodec>();
  /** How many types are being compiled, one inside the other. */
  #depth = 0;
  /** Those and what they lead to. */
  readonly #fresh: string[] = [];
  /** Types to be compiled when those are. */
  readonly #postponed = new Set<string>();
  readonly #globals = new Map<string, ElementSlot>();
  readonly #simple = new Map<string, SimpleCodec>();

  constructor(model: SchemaModel, use: Use) {
    this.model = model;
    this.use = use;
    this.prefixes = new Prefixes(model);
  }

  /** The codec of elements of a type; list wrappers are arrays. */
  get(name: string): TypeCodec {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    // Types that contain themselves find this one, which passes on to the codec when it is there.
    const pending = new PendingCodec(name, this);
    this.#types.set(name, pending);
    this.#fresh.push(name);
    if (this.#depth === 0) return this.#compiledWhole(name);
    if (this.#depth < DEEPEST) return this.#compiled(name);
    this.#postponed.add(name);
    return pending;
  }

  /** Compiles a type with all that it leads to, or nothing of it. */
  #compiledWhole(name: string): TypeCodec {
    try {
      const codec = this.#compiled(name);
      // The set grows while it is walked.
      for (const other of this.#postponed) this.#compiled(other);
      return codec;
    } catch (problem) {
      for (const broken of this.#fresh) this.#types.delete(broken);
      throw problem;
    } finally {
      this.#fresh.length = 0;
      this.#postponed.clear();
    }
  }

  #compiled(name: string): TypeCodec {
    this.#depth += 1;
    try {
      const codec = this.#compile(name);
      this.#types.set(name, codec);
      return codec;
    } finally {
      this.#depth -= 1;
    }
  }

  #compile(name: string): TypeCodec {
    if (name === ANY_TYPE) return anyType(this);
    if (name === SOAP_ARRAY) return anyArray(this);
    const native = nativeType(name, this);
    if (native !== undefined) return native;
    const type = definitionOf(this.model, name);
    if (type?.kind !== 'complex') {
      const simple = this.simple(name);
      const isBinary = isDerivedFrom(this.model, name, BASE64_BINARY);
      return isBinary ? binaryType(simple, this.use) : textType(simple, this.use);
    }
    return listItemOf(this.model, name) === undefined ? this.message(type) : listType(type, this);
  }

  /** The place of a global element; undefined where the schemas have none of that name. */
  global(name: string): ElementSlot | undefined {
    const known = this.#globals.get(name);
    if (known !== undefined || !Object.hasOwn(this.model.elements, name)) return known;
    const declaration = this.model.elements[name];
    if (declaration === undefined) return undefined;
    const definition = definitionOf(this.model, declaration.type);
    // A message is never a list.
    const codec = definition?.kind === 'complex' ? { codec: this.message(definition) } : {};
    const slot = new ElementSlot(this, declaration, codec);
    this.#globals.set(name, slot);
    return slot;
  }

  /** The codec of a complex type as it stands: of a message, which is never a list. */
  message(type: ComplexType): TypeCodec {
    if (type.array !== undefined) return arrayType(type.array, this);
    const effective = effectiveType(this.model, type);
    if (effective.mixed) return this.use === 'encoded' ? rawType : mixedType(type, this);
    return effective.text === undefined
      ? structureType(type, this)
      : textWithAttributes(type, this, effective.text);
  }

  /**
   * The codec of a simple type.
   *
   * @throws SCHEMA_DOCUMENT_INVALID There is no such simple type.
   */
  simple(name: string): SimpleCodec {
    const known = builtInCodec(name) ?? this.#simple.get(name);
    if (known !== undefined) return known;
    const codec = this.#compileSimple(name);
    this.#simple.set(name, codec);
    return codec;
  }

  #compileSimple(name: string): SimpleCodec {
    const type = definitionOf(this.model, name);
    if (type === undefined)
      throw invalidDocument(`The type ${name} is in none of the schemas that were read.`);
    if (type.kind === 'complex') throw invalidDocument(`The type ${name} is not simple, where text stands.`);
    const base = {
      simple: () => this.simple(type.kind === 'simple' ? type.base : ''),
      list: () => listCodec(this.simple(type.kind === 'list' ? type.item : '')),
      union: () => unionCodec(type.kind === 'union' ? type.members.map((member) => this.simple(member)) : []),
    }[type.kind]();
    return type.facets === undefined ? base : restrictedCodec(base, type.facets);
  }

  isAbstract(name: string): boolean {
    const type = definitionOf(this.model, name);
    return type?.kind === 'complex' && type.abstract === true;
  }

  /** Whether values of a type say in the encoding of SOAP what they are: those of the types that every schema has. */
  isNamedInEncoding(name: string): boolean {
    return this.use === 'encoded' && builtInCodec(name) !== undefined;
  }

  /** The codec of the text of elements of a type; undefined where that is not text alone, or of any type. */
  text(name: string): SimpleCodec | undefined {
    const type = definitionOf(this.model, name);
    if (type?.kind !== 'complex') return name === ANY_TYPE ? undefined : this.simple(name);
    const { text } = effectiveType(this.model, type);
    return text === undefined ? undefined : this.simple(text);
  }

  /** The name by which a type is known here: `soapenc:int` is `xsd:int`. Undefined for types that are not. */
  known(name: string): string | undefined {
    const mapped = typeNameOf({ namespace: namespaceOf(name), local: localOf(name) });
    if (mapped === ANY_TYPE || mapped === SOAP_ARRAY || isNativeType(mapped)) return mapped;
    return builtInCodec(mapped) !== undefined || definitionOf(this.model, mapped) !== undefined
      ? mapped
      : undefined;
  }

  /**
   * The type to read an element with whose `xsi:type` differs from the declared one. Undefined where the one does
   * not stand in for the other.
   */
  substitute(declared: string, written: string): string | undefined {
    if (declared === ANY_TYPE || written === declared || isNativeType(declared)) return declared;
    const named = this.known(written);
    // Dynamic languages guess the types of simple values (SOAP::Lite sends an xsd:int for "42"): the text is checked
    // against the declared type all the same.
    if (this.#isText(declared)) {
      if (named === undefined || !this.#isText(named)) return undefined;
      return this.#extendsText(named, declared) ? named : declared;
    }
    if (this.#isArray(declared)) return named !== undefined && this.#isArray(named) ? declared : undefined;
    if (named !== undefined && isDerivedFrom(this.model, named, declared)) return named;
    if (named !== undefined && isDerivedFrom(this.model, declared, named)) return declared;
    return this.use === 'encoded' && isGeneric(written) ? declared : undefined;
  }

  /** Whether the declared type, or the element, lets no type stand in for it that is derived as this one is. */
  isBlocked({ type: declared, blocks = [] }: ElementDeclaration, type: string): boolean {
    const definition = definitionOf(this.model, declared);
    const blocked = [...blocks, ...(definition?.kind === 'complex' ? (definition.blocks ?? []) : [])];
    if (blocked.length === 0) return false;
    const kinds = derivationKinds(this.model, type, declared);
    return blocked.some((kind) => kinds.has(kind));
  }

  #isText(name: string): boolean {
    const type = definitionOf(this.model, name);
    return type === undefined
      ? builtInCodec(name) !== undefined
      : type.kind !== 'complex' || type.text !== undefined;
  }

  /** Whether a type is one of text with attributes that adds attributes to another. */
  #extendsText(name: string, ancestor: string): boolean {
    const type = definitionOf(this.model, name);
    if (type?.kind !== 'complex') return false;
    return isDerivedFrom(this.model, name, ancestor) || isDerivedFrom(this.model, type.text ?? '', ancestor);
  }

  #isArray(name: string): boolean {
    if (name === SOAP_ARRAY) return true;
    const type = definitionOf(this.model, name);
    return type?.kind === 'complex' && type.array !== undefined;
  }
}

/** What dynamic clients call structures for want of a name: SOAP::Lite `SOAPStruct`, others `soapenc:Struct`. */
function isGeneric(name: string): boolean {
  return name === ANY_TYPE || ['SOAPStruct', 'Struct'].includes(localOf(name));
}

/** Stands for a codec that is being compiled: asked later, there is that one, or the reason why there is none. */
class PendingCodec implements TypeCodec {
  readonly #name: string;
  readonly #codecs: TypeCodecs;
  #codec: TypeCodec | undefined;

  constructor(name: string, codecs: TypeCodecs) {
    this.#name = name;
    this.#codecs = codecs;
  }

  decode(...parameters: Parameters<TypeCodec['decode']>): unknown {
    return this.#compiled().decode(...parameters);
  }

  encode(...parameters: Parameters<TypeCodec['encode']>): void {
    this.#compiled().encode(...parameters);
  }

  decodeNil(...parameters: Parameters<Required<TypeCodec>['decodeNil']>): ValueObject | null {
    return this.#compiled().decodeNil?.(...parameters) ?? null;
  }

  encodeNil(...[name, value, state]: Parameters<Required<TypeCodec>['encodeNil']>): void {
    const codec = this.#compiled();
    if (codec.encodeNil === undefined) state.writer.leaf(name, '', [XSI_NIL]);
    else codec.encodeNil(name, value, state);
  }

  #compiled(): TypeCodec {
    this.#codec ??= this.#codecs.get(this.#name);
    return this.#codec;
  }
}
