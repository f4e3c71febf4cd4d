import { definitionOf, effectiveType, isDerivedFrom } from '../schema/effective-type.ts';
import { listItemOf } from '../schema/list-wrapper.ts';
import { namespaceOf } from '../schema/members.ts';
import { ANY_TYPE, type ComplexType, type SchemaModel, SOAP_ARRAY, XSD_NAMESPACE } from '../schema/model.ts';
import { invalidDocument } from '../schema/xsd.ts';
import { anyArray } from './any-array.ts';
import { anyType } from './any-type.ts';
import { ArrayType } from './array-type.ts';
import { binaryType } from './binary-type.ts';
import { builtInCodec } from './built-in/built-in-codecs.ts';
import type { CodecSource } from './codec-source.ts';
import { mixedType, structureType, textWithAttributes } from './complex-type.ts';
import { ElementSlot } from './element-slot.ts';
import { restrictedCodec } from './facets.ts';
import { KnownTypes } from './known-types.ts';
import { listCodec } from './list-codec.ts';
import { listType } from './list-type.ts';
import { PendingCodec } from './pending-codec.ts';
import { Prefixes } from './prefixes.ts';
import { rawType } from './raw-type.ts';
import type { SimpleCodec } from './simple-codec.ts';
import { textType } from './text-type.ts';
import type { TypeCodec, Use } from './type-codec.ts';
import { unionCodec } from './union-codec.ts';
import { nativeType } from './xml-soap-types.ts';

const BASE64_BINARY = `{${XSD_NAMESPACE}}base64Binary`;
/** The types of large services lead to each other in chains that the call stack does not hold. */
const DEEPEST = 50;

/** The codecs of all types of a schema, each compiled when it is first needed and then kept. */
export class TypeCodecs implements CodecSource {
  readonly model: SchemaModel;
  readonly use: Use;
  readonly prefixes: Prefixes;
  readonly names: KnownTypes;
  readonly #types = new Map<string, TypeCodec>();
  /** How many types are being compiled, one inside the other. */
  #depth = 0;
  /** Those and what they lead to. */
  readonly #fresh: string[] = [];
  /** Types to be compiled when those are. */
  readonly #postponed = new Set<string>();
  readonly #globals = new Map<string, ElementSlot>();
  readonly #simple = new Map<string, SimpleCodec>();
  #described: ReadonlySet<string> | undefined;

  constructor(model: SchemaModel, use: Use) {
    this.model = model;
    this.use = use;
    this.prefixes = new Prefixes(model);
    this.names = new KnownTypes(model, use);
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

  describes(namespace: string): boolean {
    this.#described ??= new Set(Object.keys(this.model.elements).map(namespaceOf));
    return this.#described.has(namespace);
  }

  /** The codec of a complex type as it stands: of a message, which is never a list. */
  message(type: ComplexType): TypeCodec {
    if (type.array !== undefined) return new ArrayType(type.array, this);
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

  /** The codec of the text of elements of a type; undefined where that is not text alone, or of any type. */
  text(name: string): SimpleCodec | undefined {
    const type = definitionOf(this.model, name);
    if (type?.kind !== 'complex') return name === ANY_TYPE ? undefined : this.simple(name);
    const { text } = effectiveType(this.model, type);
    return text === undefined ? undefined : this.simple(text);
  }
}
