import type { XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import type { SchemaModel } from '../schema/model.ts';
import type { DecodeState } from './decode-state.ts';
import type { EncodeState } from './encode-state.ts';
import type { KnownTypes } from './known-types.ts';
import type { Prefixes } from './prefixes.ts';
import type { SimpleCodec } from './simple-codec.ts';
import type { TypeCodec, Use } from './type-codec.ts';

/** Where the codec of a type finds those of the types that it is made of. */
export interface CodecSource {
  readonly model: SchemaModel;
  readonly use: Use;
  readonly prefixes: Prefixes;
  /** The types by their names. */
  readonly names: KnownTypes;
  /** The codec of elements of a type; list wrappers are arrays. */
  get(name: string): TypeCodec;
  /** The place of a global element; undefined where the schemas have none of that name. */
  global(name: string): GlobalElement | undefined;
  /** Whether the schemas declare elements of a namespace. */
  describes(namespace: string): boolean;
  /**
   * The codec of a simple type.
   *
   * @throws SCHEMA_DOCUMENT_INVALID There is no such simple type.
   */
  simple(name: string): SimpleCodec;
  /** The codec of the text of elements of a type; undefined where that is not text alone, or of any type. */
  text(name: string): SimpleCodec | undefined;
}

/** Reads and writes a global element. */
export interface GlobalElement {
  /** Clark name of the declared type. */
  readonly type: string;
  /** The value; null for a nil one. */
  decode(element: XmlElement, state: DecodeState): unknown;
  /** @throws ValueProblem */
  encode(name: XmlName, value: unknown, state: EncodeState): void;
}
