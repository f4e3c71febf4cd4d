import { definitionOf, derivationKinds, isDerivedFrom } from '../schema/effective-type.ts';
import { listItemOf } from '../schema/list-wrapper.ts';
import { localOf, namespaceOf } from '../schema/members.ts';
import { ANY_TYPE, type ElementDeclaration, type SchemaModel, SOAP_ARRAY } from '../schema/model.ts';
import { typeNameOf } from '../schema/schema-components.ts';
import { builtInCodec } from './built-in/built-in-codecs.ts';
import { isNativeType } from './native-types.ts';
import type { Use } from './type-codec.ts';

/** Which types there are, and which may stand in for which (`xsi:type`). */
export class KnownTypes {
  readonly #model: SchemaModel;
  readonly #use: Use;

  constructor(model: SchemaModel, use: Use) {
    this.#model = model;
    this.#use = use;
  }

  /** Whether only types that are derived from this one may stand in messages (part 1 §3.4.2). */
  isAbstract(name: string): boolean {
    const type = definitionOf(this.#model, name);
    return type?.kind === 'complex' && type.abstract === true;
  }

  /** Whether values of a type say in the encoding of SOAP what they are: those of the types that every schema has. */
  isNamedInEncoding(name: string): boolean {
    return this.#use === 'encoded' && builtInCodec(name) !== undefined;
  }

  /** Whether the values of a type are no objects with members: texts, lists and arrays. */
  isBare(name: string): boolean {
    const type = definitionOf(this.#model, name);
    if (type?.kind !== 'complex') return name !== ANY_TYPE;
    return type.array !== undefined || listItemOf(this.#model, name) !== undefined;
  }

  /** The name by which a type is known here: `soapenc:int` is `xsd:int`. Undefined for types that are not. */
  known(name: string): string | undefined {
    const mapped = typeNameOf({ namespace: namespaceOf(name), local: localOf(name) });
    if (mapped === ANY_TYPE || mapped === SOAP_ARRAY || isNativeType(mapped)) return mapped;
    return builtInCodec(mapped) !== undefined || definitionOf(this.#model, mapped) !== undefined
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
    if (this.#isText(declared)) return named && this.#textFor(declared, named);
    if (this.#isArray(declared)) return named && this.#isArray(named) ? declared : undefined;
    if (named && isDerivedFrom(this.#model, named, declared)) return named;
    if (named && isDerivedFrom(this.#model, declared, named)) return declared;
    return this.#use === 'encoded' && isGeneric(written) ? declared : undefined;
  }

  /**
   * Dynamic languages guess the types of simple values (SOAP::Lite sends an xsd:int for "42"): the text is checked against
   * the declared type all the same.
   */
  #textFor(declared: string, named: string): string | undefined {
    if (!this.#isText(named)) return undefined;
    return this.#extendsText(named, declared) ? named : declared;
  }

  /** Whether the declared type, or the element, lets no type stand in for it that is derived as this one is. */
  isBlocked({ type: declared, blocks = [] }: ElementDeclaration, type: string): boolean {
    const definition = definitionOf(this.#model, declared);
    const blocked = [...blocks, ...(definition?.kind === 'complex' ? (definition.blocks ?? []) : [])];
    if (blocked.length === 0) return false;
    const kinds = derivationKinds(this.#model, type, declared);
    return blocked.some((kind) => kinds.has(kind));
  }

  #isText(name: string): boolean {
    const type = definitionOf(this.#model, name);
    return type === undefined
      ? builtInCodec(name) !== undefined
      : type.kind !== 'complex' || type.text !== undefined;
  }

  /** Whether a type is one of text with attributes that adds attributes to another. */
  #extendsText(name: string, ancestor: string): boolean {
    const type = definitionOf(this.#model, name);
    if (type?.kind !== 'complex') return false;
    return (
      isDerivedFrom(this.#model, name, ancestor) || isDerivedFrom(this.#model, type.text ?? '', ancestor)
    );
  }

  #isArray(name: string): boolean {
    if (name === SOAP_ARRAY) return true;
    const type = definitionOf(this.#model, name);
    return type?.kind === 'complex' && type.array !== undefined;
  }
}

/** What dynamic clients call structures for want of a name: SOAP::Lite `SOAPStruct`, others `soapenc:Struct`. */
function isGeneric(name: string): boolean {
  return name === ANY_TYPE || ['SOAPStruct', 'Struct'].includes(localOf(name));
}
